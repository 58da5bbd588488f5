import { describe, expect, it } from 'vitest';
import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import type { Pack } from '#server/contracts/round.ts';
import { bundleOf } from '#server/library/bundles.ts';
import { myFuture } from '#server/library/my-future.ts';
import { keepAddress, keepKeys, keepOf, newKeepCard } from '#app/sealing/keep-card.ts';
import { openKeepCopy } from '#app/sealing/open-keep-copy.ts';
import { secretIn } from '#app/sealing/read-written-form.ts';
import { writtenForm } from '#app/sealing/written-form.ts';
import { readCardWith, type CardParts } from './read-card.ts';

const copy: KeepCopy = {
  format: 1,
  round: 'my-future',
  survey: { id: 'my-future', version: myFuture.version },
  language: 'en',
  answers: [{ question: 'dream', voice: 'own', value: { kind: 'choice', option: 'job' } }],
  words: [{ question: 'dream-words', language: 'en', text: 'A dog called Biscuit' }],
};
const pack: Pack = {
  survey: myFuture,
  bundle: bundleOf(myFuture, 'en'),
  round: {
    id: '00000000-0000-4000-8000-000000000001',
    slug: 'my-future',
    partnership: { slug: 'riverside', name: 'Riverside', madeUp: true },
    survey: { id: 'my-future', version: myFuture.version },
    audience: 'young-person',
    opensOn: '2026-09-01',
    closesOn: '2027-07-31',
    languages: ['en'],
    words: true,
    key: { id: '00000000-0000-4000-8000-000000000002', publicKey: 'AA' },
    batches: [],
  },
};

/** A server that keeps one card's copy, by the token that the card shows. */
async function serverWith(secret: string): Promise<CardParts & { asked: string[] }> {
  const { lookUp, withdrawal } = await keepKeys(secret);
  const kept = await keepOf(secret, copy);
  const asked: string[] = [];
  let there = true;
  return {
    asked,
    secretIn,
    keepKeys,
    openKeepCopy,
    async askForCopies(token) {
      asked.push(token);
      return there && token === lookUp ? { kind: 'copies', copies: [kept.copy] } : { kind: 'unknown' };
    },
    async askToWithdraw(token) {
      asked.push(token);
      if (token === withdrawal) there = false;
      return 'withdrawn';
    },
    packFor: async (round) => (round === 'my-future' ? pack : undefined),
  };
}

describe('a keep card', () => {
  const { secret } = newKeepCard();

  it('opens its answers in each of its forms: address, fragment, code as written and as typed', async () => {
    const readCard = readCardWith(await serverWith(secret));
    for (const form of [keepAddress('https://example.org', secret), secret, writtenForm(secret), ` ${writtenForm(secret).toLowerCase().replaceAll(' ', '')} `]) {
      expect(await readCard(form)?.lookUp()).toEqual({ kind: 'found', sets: [{ copy, pack }] });
    }
  });

  it('is not confused with anything else', async () => {
    const readCard = readCardWith(await serverWith(secret));
    for (const text of ['', 'hello', 'card=batch.CODE', writtenForm(secret).slice(0, -1), `${writtenForm(secret)}0`]) expect(readCard(text)).toBeUndefined();
  });

  it('takes the answers back, and finds none afterwards', async () => {
    const holder = readCardWith(await serverWith(secret))(secret);
    expect(await holder?.withdraw()).toBe('withdrawn');
    expect(await holder?.lookUp()).toEqual({ kind: 'unknown' });
  });

  it('shows the server its tokens and never the secret itself', async () => {
    const server = await serverWith(secret);
    const holder = readCardWith(server)(secret);
    await holder?.lookUp();
    await holder?.withdraw();
    expect(server.asked).toHaveLength(2);
    expect(new Set([...server.asked, secret]).size).toBe(3);
  });

  it('says so where there is no network, where the copy does not open, and where the pack is gone', async () => {
    const server = await serverWith(secret);
    const lookUp = (parts: Partial<CardParts>) => readCardWith({ ...server, ...parts })(secret)?.lookUp();
    expect(await lookUp({ askForCopies: async () => ({ kind: 'offline' }) })).toEqual({ kind: 'offline' });
    const others = await keepOf(newKeepCard().secret, copy);
    expect(await lookUp({ askForCopies: async () => ({ kind: 'copies', copies: [others.copy] }) })).toEqual({ kind: 'failed' });
    expect(await lookUp({ packFor: async () => undefined })).toEqual({ kind: 'found', sets: [{ copy, pack: undefined }] });
    expect(await lookUp({ packFor: () => Promise.reject(new Error('no network')) })).toEqual({ kind: 'found', sets: [{ copy, pack: undefined }] });
  });

  it('does not show answers in the words of another version of the survey', async () => {
    const newer = { ...pack, survey: { ...myFuture, version: myFuture.version + 1 } };
    const holder = readCardWith({ ...(await serverWith(secret)), packFor: async () => newer })(secret);
    expect(await holder?.lookUp()).toEqual({ kind: 'found', sets: [{ copy, pack: undefined }] });
  });
});
