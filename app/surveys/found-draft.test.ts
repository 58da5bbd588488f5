import { afterEach, describe, expect, test, vi } from 'vitest';
import { aPack } from '#test/helpers/a-pack.ts';
import { withStore } from '#app/store/database.ts';
import { dropAllDrafts, dropDraft, startDraft, type Draft } from '#app/store/drafts.ts';
import { outboxRows } from '#app/store/outbox.ts';
import { earlierPack, packOf, savePack } from '#app/store/packs.ts';
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
  const newer = { ...pack, round: { ...pack.round, survey: { ...pack.round.survey, version: pack.survey.version + 1 } }, survey: { ...pack.survey, version: pack.survey.version + 1 } };
  const found = await foundDraft(newer);
  if (found === undefined) throw new Error('the answers are lost');
  expect(found.pack).toBe(newer);
  expect(responseOf(found.draft, newer).response.answers).toContainEqual({ question: 'dream', voice: 'own', value: { kind: 'choice', option: 'travel' } });
  expect((await finishResponse(found.draft, newer)).envelope).toBe(found.draft.id);
});

describe('a draft whose questions were replaced while somebody was in the middle of them', () => {
  const newer = { ...pack, round: { ...pack.round, closesOn: '2028-07-31', survey: { ...pack.round.survey, version: pack.survey.version + 1 } }, survey: { ...pack.survey, version: pack.survey.version + 1, pages: pack.survey.pages.slice(1) } };

  test('goes on with those that it was begun with, and is sent as the round says today', async () => {
    await savePack(pack);
    const draft = await begin();
    await savePack(newer);
    expect((await packOf(pack.round.slug, 'en'))?.survey.version).toBe(pack.survey.version + 1);
    const found = await foundDraft(newer);
    expect(found?.draft).toEqual(draft);
    expect(found?.pack).toEqual({ ...pack, round: { ...newer.round, survey: pack.round.survey } });
    await finishResponse(draft, found?.pack ?? newer);
    expect((await outboxRows()).find(({ id }) => id === draft.id)?.envelope.survey.version).toBe(pack.survey.version);
  });

  test('holds its pack for as long as it is there, and no longer', async () => {
    const earlier = () => earlierPack(pack.round.slug, 'en', pack.survey.version);
    await savePack(pack);
    const draft = await begin();
    await savePack(newer);
    await savePack({ ...newer, survey: { ...newer.survey, version: pack.survey.version + 2 } });
    expect(await earlier()).toEqual(pack);
    await dropDraft(draft.id);
    await savePack(newer);
    expect(await earlier()).toBeUndefined();
  });
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

test('a draft that cannot be read just now is not passed over', async () => {
  const draft = await begin();
  const spy = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('lost for good', 'UnknownError');
  });
  const spied = vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('lost for good', 'UnknownError');
  });
  await expect(foundDraft(pack)).rejects.toMatchObject({ name: 'StoreError', trouble: 'broken' });
  spy.mockRestore();
  spied.mockRestore();
  expect((await foundDraft(pack))?.draft.id).toBe(draft.id);
});
