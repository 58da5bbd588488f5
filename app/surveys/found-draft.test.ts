import { afterEach, expect, test } from 'vitest';
import { aPack } from '#test/helpers/a-pack.ts';
import { withStore } from '#app/store/database.ts';
import { dropAllDrafts, startDraft, type Draft } from '#app/store/drafts.ts';
import { finishResponse, responseOf } from './finish-response.ts';
import { foundDraft } from './found-draft.ts';

const { pack } = await aPack();

const begin = (over: Partial<Draft> = {}): Promise<Draft> =>
  startDraft({
    round: pack.round.id, roundSlug: pack.round.slug, survey: pack.round.survey, language: 'en', page: 'dream', circumstances: {},
    voice: 'own', voiceChosen: true, assented: true, answers: [{ question: 'dream', voice: 'own', value: { kind: 'choice', option: 'travel' } }], words: {}, ...over,
  });

afterEach(dropAllDrafts);

test('a draft that was begun under an earlier version, or before the round was set up anew, goes on with its answers and can be sent', async () => {
  await begin({ round: crypto.randomUUID() });
  const newer = { ...pack, round: { ...pack.round, survey: { ...pack.round.survey, version: 2 } }, survey: { ...pack.survey, version: 2 } };
  const found = await foundDraft(newer);
  if (found === undefined) throw new Error('the answers are lost');
  expect(responseOf(found, newer).response.answers).toContainEqual({ question: 'dream', voice: 'own', value: { kind: 'choice', option: 'travel' } });
  expect((await finishResponse(found, newer)).envelope).toBe(found.id);
});

test('a draft of another survey leaves nothing on the device', async () => {
  await begin({ survey: { id: 'another', version: 1 } });
  expect(await foundDraft(pack)).toBeUndefined();
  expect(await withStore((store) => store.keys.count())).toBe(0);
});

test('a draft whose key is gone is nobody’s any more, and its shell goes', async () => {
  const draft = await begin();
  await withStore((store) => store.keys.delete(draft.id));
  expect(await foundDraft(pack)).toBeUndefined();
  expect(await withStore((store) => store.drafts.count())).toBe(0);
});
