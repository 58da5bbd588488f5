import { afterEach, expect, test } from 'vitest';
import type { Survey } from '#server/contracts/survey.ts';
import { myFuture } from '#server/library/my-future.ts';
import { aPack } from '#test/helpers/a-pack.ts';
import { openKeepCopy } from '#app/sealing/open-keep-copy.ts';
import { putAttachment } from '#app/store/attachments.ts';
import { withStore } from '#app/store/database.ts';
import { dropAllDrafts, startDraft, type Draft } from '#app/store/drafts.ts';
import { outboxRows } from '#app/store/outbox.ts';
import { putOwnPicture } from '#app/store/own-pictures.ts';
import { carriedFiles } from '#app/store/carry.ts';
import { keptLastPage } from '#app/store/last-page.ts';
import { finishResponse, keptForReload } from './finish-response.ts';

/** My future with something to draw, and one thing to draw that is private. */
const survey: Survey = {
  ...myFuture,
  pages: myFuture.pages.toSpliced(-2, 0, { kind: 'questions', questions: [{ kind: 'drawing', id: 'house', concept: 'art', tags: [] }, { kind: 'drawing', id: 'secret', concept: 'art', tags: ['private'] }] }),
};
const bytes = (text: string) => new TextEncoder().encode(text);
const drawing = (text: string) => ({ kind: 'drawing' as const, type: 'image/png' as const, bytes: bytes(text) });

const begin = (of: Awaited<ReturnType<typeof aPack>>['pack']): Promise<Draft> =>
  startDraft({
    round: of.round.id, roundSlug: of.round.slug, survey: of.round.survey, language: 'en', page: 'check', circumstances: {}, voice: 'own', voiceChosen: true, assented: true,
    answers: [{ question: 'likes', voice: 'own', value: { kind: 'board', placed: [{ option: 'music', place: 'well' }] } }], words: {},
  });
const contents = async (mine: Awaited<ReturnType<typeof finishResponse>>['mine'] = []) => Promise.all(mine.map(async ({ at, kind, content }) => [at, kind, content.type, await content.text()]));

afterEach(async () => {
  await dropAllDrafts();
  await withStore((store) => Promise.all([store.outbox.clear(), store.pieces.clear()]));
});

test('what was drawn and own pictures are in hand for My plan, without what is private, and no longer on the device', async () => {
  const { pack } = await aPack({ survey });
  const drawn = await putAttachment(await putAttachment(await begin(pack), 'house', drawing('a house')), 'secret', drawing('a secret'));
  const { mine, ...others } = await finishResponse(await putOwnPicture(drawn, 'likes', 'music', bytes('my drums by Rex')), pack);
  expect(await contents(mine)).toEqual([['house', 'drawing', 'image/png', 'a house'], ['likes music', 'photo', 'image/jpeg', 'my drums by Rex']]);
  expect(await withStore(({ attachments, keys }) => Promise.all([attachments.count(), keys.count()]))).toEqual([0, 0]);
  // A reload of the last page has the rest.
  const { kept } = await keptForReload({ mine: mine ?? [], ...others });
  expect(kept === undefined ? undefined : await keptLastPage(kept)).toEqual({ ...others, mine: [] });
});

test('own pictures are in no envelope, no piece, no file and no copy, and what is sent is as long as without them', async () => {
  const { pack, open } = await aPack();
  const without = await finishResponse(await begin(pack), pack);
  const { envelope, secret, copy } = await finishResponse(await putOwnPicture(await begin(pack), 'likes', 'music', bytes('my drums by Rex')), pack);
  const rows = await outboxRows();
  const [plain, withOwn] = [without.envelope, envelope].map((id) => rows.find((row) => row.id === id));
  expect(withOwn?.envelope.words).toBeUndefined();
  expect(withOwn?.size).toBe(plain?.size);
  expect(await withStore((store) => store.pieces.count())).toBe(0);
  if (withOwn === undefined) throw new Error('the outbox is empty');
  expect(JSON.stringify([await open(withOwn.envelope, 'answers'), copy, await openKeepCopy(secret, withOwn.envelope.keep?.copy ?? '')])).not.toMatch(/Rex|photo|attached/);
  const [file] = await carriedFiles('all', '2026-11-22');
  expect(JSON.parse((await file?.content.text()) ?? '')).not.toHaveProperty('pieces');
});

test('a survey that makes no plan has nothing in hand', async () => {
  const { pack } = await aPack({ survey: { ...survey, checkIn: false } });
  const { mine } = await finishResponse(await putOwnPicture(await putAttachment(await begin(pack), 'house', drawing('a house')), 'likes', 'music', bytes('my dog')), pack);
  expect(mine).toEqual([]);
});
