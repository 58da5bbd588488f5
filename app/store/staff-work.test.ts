import { afterEach, expect, test } from 'vitest';
import { closeStore, withStore } from './database.ts';
import { addWay, changeWork, forgetWork, keepWork, openWork, workHere } from './staff-work.ts';
import type { PasskeySecret, PinSecret } from './work-locks.ts';

const stretch = 1_000;
const ofPin = (typed: string): PinSecret => ({ kind: 'pin', pin: typed });
const pin = ofPin('480216');
/** What somebody's passkey gives, here as there. */
const ofPasskey = (given = crypto.getRandomValues(new Uint8Array(32))): PasskeySecret => ({ kind: 'passkey', id: new Uint8Array([7, 7]), salt: new Uint8Array(32).fill(3), given });
const note = { notes: ['Bring the big switch to the Thursday club.'] };
const at = Date.parse('2026-11-24T15:00:00Z');

afterEach(forgetWork);

/** Everything in the row, as text; bytes as they are. */
async function onDisk(): Promise<string> {
  const row = await withStore((store) => store.work.get('work'));
  if (row === undefined) return '';
  return [JSON.stringify(row), ...[row.sealed, row.iv].map((bytes) => new TextDecoder('latin1').decode(bytes))].join();
}

test('what is kept opens with its PIN after a start, and lies sealed', async () => {
  expect([await workHere(), await openWork(pin, at)]).toEqual([undefined, { kind: 'none' }]);
  await keepWork(pin, note, stretch);
  closeStore();
  expect(await workHere()).toEqual({ until: 0, ways: { pin: true, passkey: undefined } });
  expect(await openWork(pin, at)).toMatchObject({ kind: 'open', content: note });
  for (const word of ['switch', 'Thursday', pin.pin, 'notes']) expect(await onDisk()).not.toContain(word);
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
    const said = await openWork(ofPin('111111'), now);
    if (said.kind !== 'wrong') throw new Error(said.kind);
    waits.push((said.until - now) / 1_000);
    if (said.until > now) expect(await openWork(pin, said.until - 1), 'the right one has to wait too').toEqual({ kind: 'resting', until: said.until });
    now = said.until;
  }
  expect(waits).toEqual([0, 0, 0, 30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
  closeStore();
  expect((await openWork(pin, now)).kind).toBe('open');
  expect(await workHere()).toMatchObject({ until: 0 });
  expect(await openWork(ofPin('111111'), now)).toEqual({ kind: 'wrong', until: now });
});

test('a passkey opens it alone: no other, and none on another device; it costs no waiting, and waits for no PIN', async () => {
  const passkey = ofPasskey();
  await keepWork(passkey, note, stretch);
  closeStore();
  expect(await workHere()).toEqual({ until: 0, ways: { pin: false, passkey: { id: passkey.id, salt: passkey.salt } } });
  expect(await openWork(passkey, at)).toMatchObject({ kind: 'open', content: note });
  for (const wrong of [ofPasskey(), ofPasskey(), ofPasskey(), ofPasskey(), ofPasskey()]) expect(await openWork(wrong, at)).toEqual({ kind: 'wrong', until: 0 });
  for (let tried = 0; tried < 4; tried += 1) await openWork(pin, at);
  expect((await openWork(pin, at)).kind).toBe('resting');
  expect(await openWork(passkey, at)).toMatchObject({ kind: 'open', content: note });
  const row = await withStore((store) => store.work.get('work'));
  if (row === undefined) throw new Error('nothing kept');
  const device = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  await withStore((store) => store.work.put({ ...row, device }));
  expect((await openWork(passkey, at)).kind).toBe('wrong');
});

test('a PIN and a passkey open the same work, and one of each: who adds one says the one that is there', async () => {
  const passkey = ofPasskey();
  const tab = await keepWork(pin, { notes: ['one'] }, stretch);
  expect(await addWay(ofPin('000000'), passkey, at, stretch)).toEqual({ kind: 'wrong', until: at });
  expect((await openWork(passkey, at)).kind, 'nothing came of it').toBe('wrong');
  expect(await addWay(pin, passkey, at, stretch)).toEqual({ kind: 'added' });
  await changeWork(tab, () => note);
  closeStore();
  for (const way of [pin, passkey]) expect(await openWork(way, at)).toMatchObject({ kind: 'open', content: note });

  // The PIN was forgotten; later the passkey is lost.
  const another = ofPin('907731');
  expect(await addWay(passkey, another, at, stretch)).toEqual({ kind: 'added' });
  expect((await openWork(pin, at)).kind).toBe('wrong');
  const next = ofPasskey();
  expect(await addWay(another, next, at, stretch)).toEqual({ kind: 'added' });
  expect((await openWork(passkey, at)).kind).toBe('wrong');
  for (const way of [another, next]) expect(await openWork(way, at)).toMatchObject({ kind: 'open', content: note });
  await forgetWork();
  expect(await addWay(another, passkey, at, stretch)).toEqual({ kind: 'none' });
});

/** Keeps work in the form of before there were passkeys, by none of today's code: the PIN's key seals it itself. */
async function keptBefore(typed: string, content: unknown): Promise<void> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const device = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  const root = await crypto.subtle.importKey('raw', bytes(typed), 'PBKDF2', false, ['deriveBits']);
  const stretched = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: stretch }, root, 256);
  const key = await crypto.subtle.importKey('raw', await crypto.subtle.sign('HMAC', device, stretched), 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes('all-heard staff work 1\n4') }, key, bytes(JSON.stringify(content)));
  await withStore((store) => store.work.put({ kind: 'work', salt, stretch, device, iv, sealed, revision: 4, tries: 2, until: 0 }));
}

test('what was kept before there were passkeys goes on opening, is changed, and takes a passkey and another PIN', async () => {
  await keptBefore(pin.pin, { notes: ['kept before'] });
  expect(await workHere()).toEqual({ until: 0, ways: { pin: true, passkey: undefined } });
  expect((await openWork(ofPin('111111'), at)).kind).toBe('wrong');
  const found = await openWork(pin, at);
  expect(found).toMatchObject({ kind: 'open', content: { notes: ['kept before'] } });
  if (found.kind !== 'open') throw new Error(found.kind);
  await changeWork(found.work, () => note);
  const passkey = ofPasskey();
  expect(await addWay(pin, passkey, at, stretch)).toEqual({ kind: 'added' });
  closeStore();
  for (const way of [pin, passkey]) expect(await openWork(way, at)).toMatchObject({ kind: 'open', content: note });
  await changeWork(found.work, () => ({ notes: [] }));
  const another = ofPin('907731');
  expect(await addWay(passkey, another, at, stretch)).toEqual({ kind: 'added' });
  expect((await openWork(pin, at)).kind, 'the PIN of before').toBe('wrong');
  for (const way of [another, passkey]) expect(await openWork(way, at)).toMatchObject({ kind: 'open', content: { notes: [] } });
});

test('a clock that was put back keeps nobody out for longer', async () => {
  await keepWork(pin, note, stretch);
  for (let tried = 0; tried < 4; tried += 1) await openWork(ofPin('111111'), at);
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
  await keepWork(ofPin('another one'), note, stretch);
  await expect(changeWork(one, add('five'))).rejects.toMatchObject({ trouble: 'gone' });
});
