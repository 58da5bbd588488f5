import { afterEach, expect, test } from 'vitest';
import { closeStore, withStore } from './database.ts';
import { changeWork, forgetWork, keepWork, openWork, workHere } from './staff-work.ts';

const stretch = 1_000;
const pin = '480216';
const note = { notes: ['Bring the big switch to the Thursday club.'] };
const at = Date.parse('2026-11-24T15:00:00Z');

afterEach(forgetWork);

/** Everything in the row, as text; bytes as they are. */
async function onDisk(): Promise<string> {
  const row = await withStore((store) => store.work.get('work'));
  if (row === undefined) return '';
  return [JSON.stringify(row), ...[row.sealed, row.salt, row.iv].map((bytes) => new TextDecoder('latin1').decode(bytes))].join();
}

test('what is kept opens with its PIN after a start, and lies sealed', async () => {
  expect([await workHere(), await openWork(pin, at)]).toEqual([undefined, { kind: 'none' }]);
  await keepWork(pin, note, stretch);
  closeStore();
  expect(await workHere()).toEqual({ until: 0 });
  expect(await openWork(pin, at)).toMatchObject({ kind: 'open', content: note });
  for (const word of ['switch', 'Thursday', pin, 'notes']) expect(await onDisk()).not.toContain(word);
});

test('another device’s half opens nothing, with the right PIN too, and nobody reads this one’s out', async () => {
  await keepWork(pin, note, stretch);
  const row = await withStore((store) => store.work.get('work'));
  if (row === undefined) throw new Error('nothing kept');
  await expect(crypto.subtle.exportKey('raw', row.device)).rejects.toThrow();
  const device = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  await withStore((store) => store.work.put({ ...row, device }));
  expect(await openWork(pin, at)).toMatchObject({ kind: 'wrong' });
  await withStore((store) => store.work.put({ ...row, revision: row.revision + 1 }));
  expect(await openWork(pin, at), 'an older state under a newer number').toMatchObject({ kind: 'wrong' });
});

test('wrong PINs: three cost nothing, then each costs twice as long, an hour at most; the right one ends it', async () => {
  await keepWork(pin, note, stretch);
  let now = at;
  const waits: number[] = [];
  for (let tried = 0; tried < 12; tried += 1) {
    const said = await openWork('111111', now);
    if (said.kind !== 'wrong') throw new Error(said.kind);
    waits.push((said.until - now) / 1_000);
    if (said.until > now) expect(await openWork(pin, said.until - 1), 'the right one has to wait too').toEqual({ kind: 'resting', until: said.until });
    now = said.until;
  }
  expect(waits).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
  closeStore();
  expect((await openWork(pin, now)).kind).toBe('open');
  expect(await workHere()).toEqual({ until: 0 });
  expect(await openWork('111111', now)).toEqual({ kind: 'wrong', until: now });
});

test('a clock that was put back keeps nobody out for longer', async () => {
  await keepWork(pin, note, stretch);
  for (let tried = 0; tried < 4; tried += 1) await openWork('111111', at);
  expect((await openWork(pin, at - 86_400_000)).kind).toBe('open');
});

test('changes of two tabs both stay, and what was deleted is not brought back', async () => {
  const one = await keepWork(pin, { notes: [] as string[] }, stretch);
  const opened = await openWork(pin, at);
  if (opened.kind !== 'open') throw new Error(opened.kind);
  const add = (words: string) => (content: unknown) => ({ notes: [...(content as { notes: string[] }).notes, words] });
  await Promise.all([changeWork(one, add('one')), changeWork(opened.work, add('two')), changeWork(one, add('three'))]);
  const after = await openWork(pin, at);
  expect(after.kind === 'open' ? (after.content as { notes: string[] }).notes.toSorted() : []).toEqual(['one', 'three', 'two']);
  await forgetWork();
  await expect(changeWork(one, add('four'))).rejects.toMatchObject({ trouble: 'gone' });
  expect(await workHere()).toBeUndefined();
  await keepWork('another one', note, stretch);
  await expect(changeWork(one, add('five'))).rejects.toMatchObject({ trouble: 'gone' });
});
