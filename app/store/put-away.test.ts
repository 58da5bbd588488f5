import { afterEach, expect, test } from 'vitest';
import { keepPlan, keptPlan } from './keepsakes.ts';
import { closeStore, isHeldOpen, withStore } from './database.ts';
import { dropAllDrafts, resumeDraft, saveDraft, startDraft, type Draft } from './drafts.ts';
import { lyingDrafts, putAwayRows, putDraftAway, takeDraftBack } from './put-away.ts';
import { shareDevice, unshareDevice } from './share-device.ts';
import { sharedMode } from './shared.ts';

const begin = (roundSlug = 'my-future'): Promise<Draft> =>
  startDraft({
    round: crypto.randomUUID(), roundSlug, survey: { id: 'my-future', version: 1 }, language: 'en', page: 'dream', circumstances: {},
    voice: 'own', voiceChosen: true, assented: true, answers: [], words: { 'dream-words': { text: 'to fly', language: 'en' } },
  });
const sealed = (ct: string) => ({ publicKey: 'key', enc: 'enc', ct });
const keysHeld = () => withStore((store) => store.keys.count());

afterEach(async () => {
  await dropAllDrafts();
  await withStore((store) => store.putAway.clear());
});

test('a draft that is put away leaves its sealed bytes and nothing else, and the connection may close', async () => {
  const draft = await begin();
  expect(await putDraftAway(draft, sealed('one'), '2026-11-21')).toBe(1);
  expect(await putAwayRows()).toEqual([{ id: draft.id, round: 'my-future', number: 1, day: '2026-11-21', ...sealed('one') }]);
  expect(await resumeDraft('my-future')).toBeUndefined();
  expect(await keysHeld()).toBe(0);
  expect(isHeldOpen()).toBe(false);
});

test('each gets the smallest number that is free, the same bytes twice get one', async () => {
  const [one, two, three] = [await begin(), await begin(), await begin()];
  expect(await putDraftAway(one, sealed('one'), '2026-11-21')).toBe(1);
  expect(await putDraftAway(two, sealed('two'), '2026-11-21')).toBe(2);
  expect(await putDraftAway(two, sealed('two'), '2026-11-21')).toBe(2);
  await takeDraftBack(one);
  expect(await putDraftAway(three, sealed('three'), '2026-11-22')).toBe(1);
});

test('what was saved after it was sealed is not put away with older answers, and what is gone is not put away', async () => {
  const draft = await begin();
  await saveDraft(draft);
  await expect(putDraftAway(draft, sealed('old'), '2026-11-21')).rejects.toMatchObject({ trouble: 'elsewhere' });
  expect(await resumeDraft('my-future')).toBeDefined();
  await dropAllDrafts();
  await expect(putDraftAway(draft, sealed('old'), '2026-11-21')).rejects.toMatchObject({ trouble: 'gone' });
  expect(await putAwayRows()).toEqual([]);
});

test('taken back, it is a draft again with all that was in it, once', async () => {
  const draft = await begin();
  await putDraftAway(draft, sealed('one'), '2026-11-21');
  await takeDraftBack(draft);
  expect(await resumeDraft('my-future')).toEqual(draft);
  expect(await putAwayRows()).toEqual([]);
  await expect(takeDraftBack(draft)).rejects.toMatchObject({ trouble: 'gone' });
  expect(await saveDraft(draft)).toMatchObject({ revision: 2 });
});

test('drafts of every round are found lying; one that nobody can read goes', async () => {
  const [one, two, broken] = [await begin(), await begin('another'), await begin()];
  await withStore((store) => store.keys.delete(broken.id));
  const found = await lyingDrafts();
  expect(found.map(({ draft }) => draft.id).toSorted()).toEqual([one.id, two.id].toSorted());
  expect(await withStore((store) => store.drafts.count())).toBe(2);
});

test('a device is shared until it is said to be somebody’s own again; sharing it takes a kept plan away', async () => {
  expect(await sharedMode()).toBeUndefined();
  await keepPlan({ title: 'My plan' } as never);
  await shareDevice({ publicKey: 'key', awayAfter: 2 });
  expect(await sharedMode()).toMatchObject({ publicKey: 'key', awayAfter: 2 });
  expect(await keptPlan()).toBeUndefined();
  closeStore();
  await shareDevice({ publicKey: 'key', awayAfter: null });
  expect(await sharedMode()).toMatchObject({ awayAfter: null });
  await unshareDevice();
  expect(await sharedMode()).toBeUndefined();
});
