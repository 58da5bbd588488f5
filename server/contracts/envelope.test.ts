import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds } from './bounds.ts';
import { boundBytes, Envelope, EnvelopeBatch, identifyingBytes } from './envelope.ts';

const hex = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: length, maxLength: length });
const randomId = fc.uuid({ version: 4 });
const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/);
const bytes = (most: number) => fc.stringMatching(/^[A-Za-z0-9_-]{4,40}$/).filter((text) => text.length <= most);
const part = fc.record({ enc: bytes(bounds.encapsulatedKeyBytes), ct: bytes(bounds.answersBytes) });
const anEnvelope: fc.Arbitrary<Envelope> = fc.record(
  {
    id: randomId,
    round: randomId,
    survey: fc.record({ id: slug, version: fc.integer({ min: 1, max: 9_999 }) }),
    bundle: hex(64),
    key: randomId,
    answers: part,
    words: part,
    card: fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/),
    keep: fc.record({ lookUp: hex(64), withdrawal: hex(64), copy: bytes(400) }),
  },
  { requiredKeys: ['id', 'round', 'survey', 'bundle', 'key', 'answers'] },
);
const textOf = (encoded: Uint8Array) => new TextDecoder().decode(encoded);

/** The same envelope with one field changed; every field that it has in turn. */
function changed(envelope: Envelope): Envelope[] {
  const other = { enc: `${envelope.answers.enc}A`, ct: envelope.answers.ct };
  return [
    { ...envelope, id: envelope.id.replace(/^./, (first) => (first === '0' ? '1' : '0')) },
    { ...envelope, round: envelope.round.replace(/^./, (first) => (first === '0' ? '1' : '0')) },
    { ...envelope, survey: { ...envelope.survey, id: `${envelope.survey.id}x` } },
    { ...envelope, survey: { ...envelope.survey, version: envelope.survey.version + 1 } },
    { ...envelope, bundle: envelope.bundle.replace(/^./, (first) => (first === '0' ? '1' : '0')) },
    { ...envelope, key: envelope.key.replace(/^./, (first) => (first === '0' ? '1' : '0')) },
    { ...envelope, answers: other },
    { ...envelope, words: envelope.words === undefined ? other : { ...envelope.words, ct: `${envelope.words.ct}A` } },
    { ...envelope, card: envelope.card === undefined ? '0000000000000000' : envelope.card.replace(/^./, (first) => (first === '0' ? '1' : '0')) },
    { ...envelope, keep: envelope.keep === undefined ? { lookUp: '0'.repeat(64), withdrawal: '1'.repeat(64), copy: 'A' } : { ...envelope.keep, copy: `${envelope.keep.copy}A` } },
  ];
}

describe('an envelope', () => {
  it('is what the contract takes, and keeps its bytes on the way over the wire', () => {
    fc.assert(
      fc.property(anEnvelope, (envelope) => {
        const arrived = Envelope.parse(JSON.parse(JSON.stringify(envelope)));
        expect(textOf(identifyingBytes(arrived))).toBe(textOf(identifyingBytes(envelope)));
      }),
    );
  });

  it('is known apart from any other by its bytes, whichever field differs', () => {
    fc.assert(
      fc.property(anEnvelope, (envelope) => {
        const all = [envelope, ...changed(envelope)].map((one) => textOf(identifyingBytes(one)));
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('binds each part to its place: id, part, round, survey, version, bundle and key', () => {
    fc.assert(
      fc.property(anEnvelope, (envelope) => {
        const places = [envelope, ...changed(envelope).slice(0, 6)].flatMap((one) => [boundBytes(one, 'answers'), boundBytes(one, 'words')]).map(textOf);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  const sound = fc.sample(anEnvelope, { numRuns: 1, seed: 1 })[0];
  if (sound === undefined) throw new Error('No envelope was drawn.');
  const faults: [string, unknown][] = [
    ['a field too many', { ...sound, device: 'tablet 3' }],
    ['an id that reveals its time', { ...sound, id: '0199d0f0-7c3a-7000-8000-000000000000' }],
    ['no answers', { ...sound, answers: undefined }],
    ['answers that are too large', { ...sound, answers: { ...sound.answers, ct: 'A'.repeat(Math.ceil((bounds.answersBytes * 4) / 3) + 1) } }],
    ['bytes in another alphabet', { ...sound, answers: { ...sound.answers, ct: 'a+b/' } }],
    ['a card code with a letter that looks like a digit', { ...sound, card: 'O000000000000000' }],
    ['a version of nought', { ...sound, survey: { ...sound.survey, version: 0 } }],
    ['words on the outside', { ...sound, words: 'I like dogs' }],
  ];
  it.each(faults)('is not one with %s', (_fault, wrong) => {
    expect(Envelope.safeParse(wrong).success).toBe(false);
  });

  it('travels in batches of at least one and at most fifty; a bad one does not make the batch bad', () => {
    expect(EnvelopeBatch.safeParse({ envelopes: [] }).success).toBe(false);
    expect(EnvelopeBatch.safeParse({ envelopes: Array.from({ length: bounds.envelopesPerBatch + 1 }, () => sound) }).success).toBe(false);
    expect(EnvelopeBatch.safeParse({ envelopes: [sound, null, 'broken'] }).success).toBe(true);
  });
});
