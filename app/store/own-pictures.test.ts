import { afterEach, expect, test, vi } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import { putAttachment, readAttachment } from './attachments.ts';
import { closeStore, withStore } from './database.ts';
import { dropAllDrafts, dropDraft, resumeDraft, saveDraft, startDraft, type Draft } from './drafts.ts';
import { dropOwnPicture, mayHaveOwn, ownPictureBounds, ownPictures, putOwnPicture } from './own-pictures.ts';

const likes = [{ question: 'likes', voice: 'own' as const, value: { kind: 'board' as const, placed: [{ option: 'animals', place: 'well' as const }] } }];
const begin = (): Promise<Draft> =>
  startDraft({
    round: crypto.randomUUID(), roundSlug: 'my-future', survey: { id: 'my-future', version: 1 }, language: 'en', page: 'likes', circumstances: {},
    voice: 'own', voiceChosen: true, assented: true, answers: likes, words: {},
  });
const bytes = (text: string) => new TextEncoder().encode(text);
const rows = () => withStore((store) => store.attachments.toArray());
const options = ['music', 'animals', 'outside'];

afterEach(dropAllDrafts);

test('somebody’s dog stands in place of a symbol after a reload; the answer is as it was', async () => {
  const saved = await putOwnPicture(await begin(), 'likes', 'animals', bytes('my dog Rex'));
  closeStore();
  const back = await resumeDraft('my-future');
  expect(back).toEqual(saved);
  expect(back?.answers).toEqual(likes);
  expect(await ownPictures(saved, 'likes', options)).toEqual(new Map([['animals', bytes('my dog Rex')]]));
  expect(await ownPictures(saved, 'work', options)).toEqual(new Map());
});

test('it is not readable on disk, nor is what it stands for', async () => {
  await putOwnPicture(await begin(), 'likes', 'animals', bytes('my dog Rex'));
  const [row] = await rows();
  expect(Object.keys(row ?? {}).toSorted()).toEqual(['draft', 'id', 'iv', 'sealed']);
  expect(JSON.stringify(row)).not.toMatch(/likes|animals/);
  expect(new TextDecoder('latin1').decode(row?.sealed)).not.toContain('Rex');
});

test('another takes its place; taken away, or with its draft, nothing of it is left', async () => {
  const one = await putOwnPicture(await begin(), 'likes', 'animals', bytes('one'));
  const two = await putOwnPicture(one, 'likes', 'animals', bytes('two'));
  const both = await putOwnPicture(two, 'likes', 'music', bytes('my drums'));
  expect(await rows()).toHaveLength(2);
  const left = await dropOwnPicture(both, 'likes', 'animals');
  expect(await ownPictures(left, 'likes', options)).toEqual(new Map([['music', bytes('my drums')]]));
  expect(await rows()).toHaveLength(1);
  // What is not there can be taken away too, and whatever else was said is saved with it.
  const again = await dropOwnPicture({ ...left, page: 'good-at' }, 'likes', 'animals');
  expect(await resumeDraft('my-future')).toEqual(again);
  await dropDraft(again.id);
  expect(await rows()).toEqual([]);
  await expect(ownPictures(again, 'likes', options)).rejects.toMatchObject({ trouble: 'gone' });
});

test('one that cannot be read leaves its symbol, and the others as they are', async () => {
  const saved = await putOwnPicture(await putOwnPicture(await begin(), 'likes', 'animals', bytes('one')), 'likes', 'music', bytes('two'));
  await withStore((store) => store.attachments.delete(saved.attached?.['likes animals']?.id ?? ''));
  expect(await ownPictures(saved, 'likes', options)).toEqual(new Map([['music', bytes('two')]]));
});

test('where the device is full the one before is still there', async () => {
  const before = await putOwnPicture(await begin(), 'likes', 'animals', bytes('one'));
  const put = IDBObjectStore.prototype.put;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
    if (this.name === 'attachments') throw new DOMException('no room', 'QuotaExceededError');
    return put.apply(this, row);
  });
  await expect(putOwnPicture(before, 'likes', 'animals', bytes('two'))).rejects.toMatchObject({ trouble: 'full' });
  spy.mockRestore();
  expect(await ownPictures(before, 'likes', options)).toEqual(new Map([['animals', bytes('one')]]));
  await saveDraft(before);
});

test('they are few and small, and take nothing from what somebody may answer with', async () => {
  let draft = await begin();
  await expect(putOwnPicture(draft, 'likes', 'music', bytes(''))).rejects.toThrow(RangeError);
  await expect(putOwnPicture(draft, 'likes', 'music', new Uint8Array(ownPictureBounds.bytes + 1))).rejects.toThrow(RangeError);
  for (let at = 0; at < ownPictureBounds.perDraft; at += 1) draft = await putOwnPicture(draft, 'likes', `option-${at}`, bytes('one'));
  const keys = Object.keys(draft.attached ?? {});
  expect([mayHaveOwn(keys, 'likes', 'music'), mayHaveOwn(keys, 'likes', 'option-3'), mayHaveOwn(keys.slice(1), 'likes', 'music')]).toEqual([false, true, true]);
  await expect(putOwnPicture(draft, 'likes', 'music', bytes('one'))).rejects.toThrow(RangeError);
  draft = await putOwnPicture(draft, 'likes', 'option-3', bytes('another'));
  for (let at = 0; at < bounds.attachmentsPerResponse; at += 1) draft = await putAttachment(draft, `house-${at}`, { kind: 'drawing', type: 'image/png', bytes: bytes('one') });
  expect(await rows()).toHaveLength(ownPictureBounds.perDraft + bounds.attachmentsPerResponse);
  expect((await readAttachment(draft, 'house-0'))?.content).toEqual(bytes('one'));
});
