import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import { commitsUnheard } from '#test/helpers/commits-unheard.ts';
import { dropAttachment, putAttachment, readAttachment, readWay, type ToAttach } from './attachments.ts';
import { closeStore, databaseName, withStore } from './database.ts';
import { dropAllDrafts, dropDraft, resumeDraft, saveDraft, startDraft, type Draft } from './drafts.ts';

const begin = (): Promise<Draft> =>
  startDraft({
    round: crypto.randomUUID(), roundSlug: 'my-future', survey: { id: 'my-future', version: 1 }, language: 'en', page: 'house', circumstances: {},
    voice: 'read-to', voiceChosen: true, assented: true, answers: [], words: {},
  });
const bytes = (text: string) => new TextEncoder().encode(text);
const drawing = (text: string): ToAttach => ({ kind: 'drawing', type: 'image/png', bytes: bytes(text) });
const rows = () => withStore((store) => store.attachments.toArray());

afterEach(dropAllDrafts);

test('what was drawn is kept with its answer, in the voice of the moment, and comes back as it was', async () => {
  const saved = await putAttachment(await begin(), 'house', drawing('a house with a dog'));
  expect(saved.answers).toEqual([{ question: 'house', voice: 'read-to', value: { kind: 'drawing' } }]);
  closeStore();
  const back = await resumeDraft('my-future');
  expect(back).toEqual(saved);
  expect(await readAttachment(saved, 'house')).toEqual({ ...saved.attached?.['house'], kind: 'drawing', type: 'image/png', bytes: 18, content: bytes('a house with a dog') });
  expect(await readAttachment(saved, 'another')).toBeUndefined();
});

test('it is not readable on disk, nor is what question it answers', async () => {
  const saved = await putAttachment(await begin(), 'house', drawing('a house with a dog'));
  const db = await new Dexie(databaseName).open();
  const [row] = (await db.table('attachments').toArray()) as { id: string; draft: string; sealed: ArrayBuffer; iv: Uint8Array }[];
  db.close();
  expect(Object.keys(row ?? {}).toSorted()).toEqual(['draft', 'id', 'iv', 'sealed']);
  expect(new TextDecoder('latin1').decode(row?.sealed)).not.toContain('a house');
  expect(row).toMatchObject({ draft: saved.id });
});

test('another one takes its place, and taken away it leaves neither bytes nor answer', async () => {
  const first = await putAttachment(await begin(), 'house', drawing('one'));
  const second = await putAttachment(first, 'house', { kind: 'photo', type: 'image/jpeg', bytes: bytes('two') });
  expect((await rows()).map(({ id }) => id)).toEqual([second.attached?.['house']?.id]);
  const none = await dropAttachment(await saveDraft(second), 'house');
  expect([none.attached, none.answers, await rows()]).toEqual([{}, [], []]);
});

test('how it came to be lies beside it, as little readable, and goes with it', async () => {
  const one = await putAttachment(await begin(), 'house', { ...drawing('one'), way: bytes('a line, then a dog') });
  const [row] = await rows();
  expect(new TextDecoder('latin1').decode(row?.way?.sealed)).not.toContain('dog');
  closeStore();
  expect(await readWay(one, 'house')).toEqual(bytes('a line, then a dog'));
  expect((await readAttachment(one, 'house'))?.content).toEqual(bytes('one'));
  const two = await putAttachment(one, 'house', drawing('two'));
  expect(await readWay(two, 'house')).toBeUndefined();
  expect(await readWay(two, 'garden')).toBeUndefined();
});

test('what was never there is taken away as every change is kept: what else was said is on disk then, and where the draft is gone it fails', async () => {
  const draft = await begin();
  const said = { ...draft, answers: [{ question: 'noise', voice: 'own' as const, value: { kind: 'scale' as const, place: 'well' as const } }] };
  const saved = await dropAttachment(said, 'house');
  expect(await resumeDraft('my-future')).toEqual(saved);
  expect(saved.answers).toEqual(said.answers);
  // Another tab has an older state of it in hand.
  await expect(dropAttachment(draft, 'house')).rejects.toMatchObject({ trouble: 'elsewhere' });
  await dropDraft(draft.id);
  await expect(dropAttachment(saved, 'house')).rejects.toMatchObject({ trouble: 'gone' });
});

test('what was said instead of it stays when it is taken away', async () => {
  const drawn = await putAttachment(await begin(), 'house', drawing('one'));
  const aside = { question: 'house', voice: 'own' as const, value: { kind: 'not-sure' as const } };
  const saved = await dropAttachment({ ...drawn, answers: [aside] }, 'house');
  expect([saved.answers, saved.attached, await rows()]).toEqual([[aside], {}, []]);
  expect((await resumeDraft('my-future'))?.answers).toEqual([aside]);
});

test('where the device is full nothing of it is kept, and what was made before is still there', async () => {
  const before = await putAttachment(await begin(), 'house', drawing('one'));
  const put = IDBObjectStore.prototype.put;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
    if (this.name === 'attachments') throw new DOMException('no room', 'QuotaExceededError');
    return put.apply(this, row);
  });
  await expect(putAttachment(before, 'house', drawing('two'))).rejects.toMatchObject({ trouble: 'full' });
  spy.mockRestore();
  expect(await resumeDraft('my-future')).toEqual(before);
  expect((await readAttachment(before, 'house'))?.content).toEqual(bytes('one'));
  const after = await putAttachment(before, 'house', drawing('two'));
  expect((await readAttachment(after, 'house'))?.content).toEqual(bytes('two'));
});

test('a save that nobody heard of is done once; one that another tab overtook is not done', async () => {
  const draft = await begin();
  const heardAgain = commitsUnheard(1);
  const saved = await putAttachment(draft, 'house', drawing('one'));
  heardAgain();
  expect(await rows()).toHaveLength(1);
  await expect(putAttachment(draft, 'house', drawing('elsewhere'))).rejects.toMatchObject({ trouble: 'elsewhere' });
  expect((await readAttachment(saved, 'house'))?.content).toEqual(bytes('one'));
});

test('it goes with its draft and with no other, and moved to another draft it does not open', async () => {
  const [one, other] = [await putAttachment(await begin(), 'house', drawing('one')), await putAttachment(await begin(), 'house', drawing('other'))];
  await dropDraft(one.id);
  expect((await rows()).map(({ draft }) => draft)).toEqual([other.id]);
  await expect(readAttachment(one, 'house')).rejects.toMatchObject({ trouble: 'gone' });
  const third = await begin();
  await withStore(async (store) => store.keys.put({ id: third.id, key: (await store.keys.get(other.id))?.key as CryptoKey }));
  await expect(readAttachment({ ...third, attached: other.attached ?? {} }, 'house')).rejects.toMatchObject({ trouble: 'unreadable' });
  await dropAllDrafts();
  expect(await rows()).toEqual([]);
});

test('nothing, and more than a response may carry, is refused before anything is written', async () => {
  let draft = await begin();
  await expect(putAttachment(draft, 'house', drawing(''))).rejects.toThrow(RangeError);
  await expect(putAttachment(draft, 'house', { ...drawing(''), bytes: new Uint8Array(bounds.attachmentBytes + 1) })).rejects.toThrow(RangeError);
  for (let at = 0; at < bounds.attachmentsPerResponse; at += 1) draft = await putAttachment(draft, `house-${at}`, drawing('one'));
  await expect(putAttachment(draft, 'one-more', drawing('one'))).rejects.toThrow(RangeError);
  expect(await rows()).toHaveLength(bounds.attachmentsPerResponse);
});
