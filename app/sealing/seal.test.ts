import { describe, expect, test } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import { Envelope } from '#server/contracts/envelope.ts';
import type { Response, ResponseWords } from '#server/contracts/sealed-parts.ts';
import { aPack } from '#test/helpers/a-pack.ts';
import { sealResponse } from './seal.ts';

const { pack, open } = await aPack();
const response: Response = {
  format: 1,
  envelope: crypto.randomUUID(),
  round: pack.round.id,
  survey: pack.round.survey,
  language: 'en',
  audience: 'young-person',
  circumstances: { stage: 'E', year: 9 },
  simulated: false,
  answers: [{ question: 'dream-words', voice: 'own', value: { kind: 'words' } }],
};
const words: ResponseWords = { format: 1, words: [{ question: 'dream-words', language: 'ur', text: 'گھوڑے' }] };
const seal = () => sealResponse({ round: pack.round, bundleRevision: pack.bundle.revision, response, words, card: '0123456789ABCDEF' });

describe('a sealed response', () => {
  test('is an envelope of the contract, opens with the key of its round, and with no other', async () => {
    const envelope = await seal();
    expect(Envelope.parse(envelope)).toEqual(envelope);
    expect(envelope.id).toBe(response.envelope);
    expect(await open(envelope, 'answers')).toEqual(response);
    expect(await open(envelope, 'words')).toEqual(words);
    const another = await aPack();
    await expect(another.open(envelope, 'answers')).rejects.toThrow();
  });

  test('does not open where a byte, its place or its part was changed', async () => {
    const envelope = await seal();
    if (envelope.words === undefined) throw new Error('no words were sealed');
    const flipped = envelope.answers.ct.startsWith('A') ? `B${envelope.answers.ct.slice(1)}` : `A${envelope.answers.ct.slice(1)}`;
    const changed: Envelope[] = [
      { ...envelope, id: crypto.randomUUID() },
      { ...envelope, round: crypto.randomUUID() },
      { ...envelope, survey: { ...envelope.survey, version: envelope.survey.version + 1 } },
      { ...envelope, bundle: 'cd'.repeat(32) },
      { ...envelope, key: crypto.randomUUID() },
      { ...envelope, answers: { ...envelope.answers, ct: flipped } },
      { ...envelope, answers: envelope.words },
      { ...envelope, answers: { ...envelope.answers, enc: envelope.words.enc } },
    ];
    for (const one of changed) await expect(open(one, 'answers')).rejects.toThrow();
  });

  test('looks the same length whichever answer was given, and has no words part where nothing was written', async () => {
    const sealed = async (option: string) =>
      sealResponse({ round: pack.round, bundleRevision: pack.bundle.revision, response: { ...response, answers: [{ question: 'talk', voice: 'own', value: { kind: 'choice', option } }] }, words: undefined });
    const [yes, no] = [await sealed('yes'), await sealed('no')];
    expect(yes.answers.ct).toHaveLength(no.answers.ct.length);
    expect(yes).not.toHaveProperty('words');
    expect(yes).not.toHaveProperty('card');
  });

  test('stays within the bounds however much is written', async () => {
    const most = Array.from({ length: 12 }, (_, index) => ({ question: `words-${index}`, language: 'ur', text: 'گ'.repeat(bounds.wordsLength) }));
    const envelope = await sealResponse({ round: pack.round, bundleRevision: pack.bundle.revision, response, words: { format: 1, words: most } });
    expect(Envelope.safeParse(envelope).success).toBe(true);
  });

  test('is refused by a public key that is none', async () => {
    const round = { ...pack.round, key: { ...pack.round.key, publicKey: 'AAAA' } };
    await expect(sealResponse({ round, bundleRevision: pack.bundle.revision, response, words })).rejects.toThrow();
  });
});
