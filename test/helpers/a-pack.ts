import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { fromBase64url, toBase64url } from '#app/sealing/bytes.ts';
import { boundBytes, sealingInfo, type Envelope, type EnvelopePart } from '#server/contracts/envelope.ts';
import type { Pack } from '#server/contracts/round.ts';
import type { Audience, Survey } from '#server/contracts/survey.ts';
import { textKeys } from '#server/contracts/text-keys.ts';
import { myFuture } from '#server/library/my-future.ts';

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** A round of My future, or another survey, that words can be written in, with a key pair of its own, and what opens its envelopes. */
export async function aPack(changes: { slug?: string; words?: boolean; survey?: Survey; audience?: Audience } = {}): Promise<{
  pack: Pack;
  /** Opens a part of an envelope and parses it; throws where it does not open. */
  open(envelope: Envelope, part: EnvelopePart): Promise<unknown>;
}> {
  const keys = await suite.kem.generateKeyPair();
  const { survey = myFuture } = changes;
  const { id, version } = survey;
  const pack: Pack = {
    round: {
      id: crypto.randomUUID(),
      slug: changes.slug ?? 'my-future',
      partnership: { slug: 'riverside', name: 'Riverside', madeUp: true },
      survey: { id, version },
      audience: changes.audience ?? 'young-person',
      opensOn: '2026-09-01',
      closesOn: '2027-07-31',
      languages: ['en-simple', 'en', 'ur', 'pl'],
      words: changes.words ?? true,
      key: { id: crypto.randomUUID(), publicKey: toBase64url(new Uint8Array(await suite.kem.serializePublicKey(keys.publicKey))) },
      batches: [],
    },
    survey,
    bundle: {
      survey: { id, version },
      language: 'en',
      direction: 'ltr',
      strings: Object.fromEntries(textKeys(survey).map((key) => [key, { text: key, state: 'source' as const }])),
      revision: 'ab'.repeat(32),
    },
  };
  return {
    pack,
    async open(envelope, part) {
      const sealed = envelope[part];
      if (sealed === undefined) throw new RangeError(`The envelope has no ${part}.`);
      const recipient = await suite.createRecipientContext({ recipientKey: keys.privateKey, enc: fromBase64url(sealed.enc), info: sealingInfo });
      const plain = await recipient.open(fromBase64url(sealed.ct), boundBytes(envelope, part));
      const content: unknown = JSON.parse(new TextDecoder().decode(plain));
      return content;
    },
  };
}
