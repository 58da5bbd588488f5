import { afterEach, beforeAll, expect, test } from 'vitest';
import { aPack } from '#test/helpers/a-pack.ts';
import { newSharedSecret, sharedKeys, type SharedKeys } from '#app/sealing/put-away.ts';
import { putAttachment, readAttachment } from '#app/store/attachments.ts';
import { keepPlan, keptPlan } from '#app/store/keepsakes.ts';
import { withStore } from '#app/store/database.ts';
import { ownPictures, putOwnPicture } from '#app/store/own-pictures.ts';
import { dropAllDrafts, resumeDraft, startDraft, type Draft } from '#app/store/drafts.ts';
import { putAwayRows } from '#app/store/put-away.ts';
import type { SharedMode } from '#app/store/shared.ts';
import { takeBack } from '#app/sessions/take-back.ts';
import { putAllAway, putAway, sharing } from './hand-over.ts';

const { pack } = await aPack();
const noon = Date.UTC(2026, 10, 21, 12);
let keys: SharedKeys;
let mode: SharedMode;

beforeAll(async () => {
  keys = await sharedKeys(newSharedSecret());
  mode = { publicKey: keys.publicKey, awayAfter: 5 };
});
afterEach(async () => {
  await dropAllDrafts();
  await withStore((store) => store.putAway.clear());
});

const begin = (words: string, roundSlug = pack.round.slug): Promise<Draft> =>
  startDraft({
    round: pack.round.id, roundSlug, survey: pack.round.survey, language: 'en', page: 'dream', circumstances: {},
    voice: 'own', voiceChosen: true, assented: true, answers: [], words: { 'dream-words': { text: words, language: 'en' } },
  });
/** Saved so many minutes before noon. */
const savedBefore = (draft: Draft, minutes: number) => withStore((store) => store.drafts.update(draft.id, { savedAt: noon - minutes * 60_000 }));

test('what is put away lies sealed, and comes back whole for whoever has the secret', async () => {
  const draft = await begin('to fly');
  expect(await putAway(draft, mode, noon)).toBe(1);
  const [row] = await putAwayRows();
  expect(row).toMatchObject({ id: draft.id, day: '2026-11-21' });
  expect(JSON.stringify(row)).not.toContain('to fly');
  expect(await resumeDraft(pack.round.slug)).toBeUndefined();
  if (row === undefined) return;
  expect(await takeBack(row, keys, noon)).toBe('/answer/my-future/en');
  expect(await resumeDraft(pack.round.slug)).toEqual(draft);
});

test('with what was drawn for it, that is put away too, sealed, and comes back', async () => {
  const draft = await putAttachment(await begin('to fly'), 'house', { kind: 'drawing', type: 'image/png', bytes: new TextEncoder().encode('a house with a dog '.repeat(400)) });
  await putAway(draft, mode, noon);
  expect(await withStore((store) => store.attachments.count())).toBe(0);
  const [away] = await withStore((store) => store.putAwayAttachments.toArray());
  expect(away).toMatchObject({ draft: draft.id });
  expect(away?.ct).not.toContain('house');
  const [row] = await putAwayRows();
  if (row === undefined) throw new Error('Nothing was put away.');
  await takeBack(row, keys, noon);
  expect(await resumeDraft(pack.round.slug)).toEqual(draft);
  expect((await readAttachment(draft, 'house'))?.content).toHaveLength(7_600);
  expect(await withStore((store) => store.putAwayAttachments.count())).toBe(0);
});

test('own pictures are put away with the answers, and come back', async () => {
  const draft = await putOwnPicture(await begin('to fly'), 'likes', 'animals', new TextEncoder().encode('my dog Rex'));
  await putAway(draft, mode, noon);
  expect(await withStore((store) => store.attachments.count())).toBe(0);
  expect(JSON.stringify(await withStore((store) => store.putAwayAttachments.toArray()))).not.toMatch(/Rex|likes|animals/);
  const [row] = await putAwayRows();
  if (row === undefined) throw new Error('Nothing was put away.');
  await takeBack(row, keys, noon);
  expect(await resumeDraft(pack.round.slug)).toEqual(draft);
  expect((await ownPictures(draft, 'likes', ['animals'])).size).toBe(1);
});

test('what was drawn and cannot be read any more keeps no answers from being put away, and is asked for again', async () => {
  const draft = await putAttachment(await begin('to fly'), 'house', { kind: 'drawing', type: 'image/png', bytes: new Uint8Array([1]) });
  await withStore((store) => store.attachments.clear());
  await putAway(draft, mode, noon);
  const [row] = await putAwayRows();
  if (row === undefined) throw new Error('Nothing was put away.');
  await takeBack(row, keys, noon);
  expect(await resumeDraft(pack.round.slug)).toMatchObject({ words: draft.words, attached: {}, answers: [] });
});

test('with another secret nothing comes back and nothing is lost', async () => {
  await putAway(await begin('to fly'), mode, noon);
  const [row] = await putAwayRows();
  const others = await sharedKeys(newSharedSecret());
  if (row === undefined) throw new Error('Nothing was put away.');
  await expect(takeBack(row, others, noon)).rejects.toThrow();
  expect(await putAwayRows()).toEqual([row]);
});

test('when somebody has walked away, all that lies here is put away, of whatever round, and what was kept goes', async () => {
  await begin('one');
  await begin('two', 'another');
  await keepPlan({ title: 'My plan' } as never);
  expect(await putAllAway(mode, noon)).toBe(2);
  expect((await putAwayRows()).map(({ round }) => round).toSorted()).toEqual(['another', pack.round.slug]);
  expect(await keptPlan()).toBeUndefined();
  expect(await putAllAway(mode, noon)).toBeUndefined();
});

test('after a reload the draft of a short while ago is asked about; older ones, and other rounds’, are put away', async () => {
  await savedBefore(await begin('of another round', 'another'), 1);
  await savedBefore(await begin('left long ago'), 11);
  await savedBefore(await begin('left before'), 2);
  const last = await begin('just now');
  await savedBefore(last, 1);
  expect(await sharing(mode, () => noon).begin(pack)).toMatchObject({ draft: { id: last.id } });
  expect(await putAwayRows()).toHaveLength(3);
});

test('where nobody is ever asked whether they are there, no draft is too old to be asked about', async () => {
  const draft = await begin('slowly');
  await savedBefore(draft, 600);
  expect(await sharing({ ...mode, awayAfter: null }, () => noon).begin(pack)).toMatchObject({ draft: { id: draft.id } });
  expect(await sharing(mode, () => noon).begin(pack)).toBeUndefined();
  expect(await putAwayRows()).toHaveLength(1);
});
