import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { cameUp, combined } from '#server/contracts/room-rules.ts';
import { roomShape, roomSlots } from '#server/contracts/room-slots.ts';
import { newSharedSecret } from '#app/sealing/put-away.ts';
import { roomKeys, shapeId } from '#app/sealing/room.ts';
import { withStore } from '#app/store/database.ts';
import type { Draft } from '#app/store/drafts.ts';
import { closeTallies, dropTallies, enterRoom, talliesOf, tallySessions } from '#app/store/room-tallies.ts';
import { endRoom, keepRoom, roomSecret, roomsHere } from '#app/store/rooms.ts';
import { sharing } from '#app/surveys/hand-over.ts';
import { noteForRoom } from '#app/surveys/note-for-room.ts';
import { roomSealing } from '#app/room-parts.ts';
import { answersOf, schoolDay } from '#test/examples/school-day.ts';
import { aPack } from '#test/helpers/a-pack.ts';
import { codeOf, gathering } from './codes.ts';

const { pack } = await aPack({ survey: schoolDay, slug: 'autumn' });
const secret = newSharedSecret();
const { publicKey } = await roomKeys(secret);
const shape = await shapeId(roomShape('autumn', schoolDay));
const shapes = new Map([[shape, roomSlots(schoolDay).length + 1]]);

afterEach(() => withStore((store) => Promise.all([store.roomTallies.clear(), store.rooms.clear(), store.roomOfDevice.clear(), store.keys.clear()])).then(() => undefined));

/** Somebody finishes on this device. */
const answers = (session: string, option: string, envelope: string = crypto.randomUUID()) =>
  noteForRoom({ session, publicKey }, { envelope, answers: answersOf({ travel: { kind: 'choice', option } }) }, pack);
/** People finish one after the other; the code that the tablet shows at the close, and the tablet is as new. */
async function tablet(session: string, people: readonly string[]): Promise<string> {
  for (const option of people) await answers(session, option);
  const [tally] = await closeTallies(session);
  if (tally === undefined) throw new Error('nothing was counted');
  const code = await codeOf(session, tally, roomSealing);
  await dropTallies(session);
  return code;
}
async function scan(session: string, codes: readonly string[], { key = secret, atOnce = false } = {}) {
  const { take, gathered } = gathering(session, key, shapes, roomSealing);
  const said: string[] = [];
  if (atOnce) said.push(...(await Promise.all(codes.map(take))));
  else for (const code of codes) said.push(await take(code));
  return { said, shown: cameUp(schoolDay, combined(gathered(), shape)) };
}
const repeated = (option: string, times: number) => Array.from({ length: times }, () => option);

test('three tablets without a network come together, in whatever order or all at once, and one that is scanned twice counts once', async () => {
  const session = crypto.randomUUID();
  const codes = [await tablet(session, repeated('bus', 4)), await tablet(session, ['walk', 'walk', 'bus']), await tablet(session, ['walk', 'taxi', 'walk', 'bus'])];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...codes, ...codes], { minLength: 6 }), async (order) => {
      for (const atOnce of [false, true]) {
        const { said, shown } = await scan(session, order, { atOnce });
        expect(said.toSorted()).toEqual(['again', 'again', 'again', 'taken', 'taken', 'taken']);
        expect(shown).toEqual([{ question: 'travel', options: ['bus', 'walk'] }]);
      }
    }),
    { numRuns: 4 },
  );
  expect((await scan(session, codes.slice(0, 2))).shown, 'seven people').toBeUndefined();
});

test('another session’s code, a changed one and one under another secret add nothing', async () => {
  const [session, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const [own, others] = [await tablet(session, repeated('bus', 12)), await tablet(other, repeated('bus', 12))];
  expect((await scan(session, [others, own, 'https://else.example'])).said).toEqual(['another-session', 'taken', 'no-code']);
  expect((await scan(session, [own], { key: newSharedSecret() })).said).toEqual(['damaged']);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 40, max: own.length - 2 }), async (at) => {
      const changed = own.slice(0, at) + (own[at] === '0' ? '1' : '0') + own.slice(at + 1);
      expect((await scan(session, [changed])).said).not.toContain('taken');
    }),
    { numRuns: 30 },
  );
});

test('a tablet alone shows nothing: not in its store, not from one state to the next, and not from its code', async () => {
  const session = crypto.randomUUID();
  const seen: string[] = [];
  for (const option of ['bus', 'bus', 'walk']) {
    await answers(session, option);
    const [tally] = await talliesOf(session);
    // All that its own program can read of it: numbers with the blinding in them, which is nowhere here.
    seen.push(tally?.blinded ?? '');
    expect(JSON.stringify(await withStore((store) => store.roomTallies.toArray()))).not.toContain('blinded');
    expect(await withStore((store) => store.keys.count()), 'the key of the state before is gone').toBe(1);
  }
  const other = crypto.randomUUID();
  await answers(other, 'bus');
  const [first] = await talliesOf(other);
  expect(first?.blinded, 'the same person under another blinding').not.toBe(seen[0]);
  const code = await tablet(session, []);
  expect((await scan(session, [code], { key: newSharedSecret() })).said).toEqual(['damaged']);
});

test('who finishes twice, by a second press or a reload, counts once; once the code was shown, nobody more does', async () => {
  const session = crypto.randomUUID();
  const envelope = crypto.randomUUID();
  await answers(session, 'bus', envelope);
  await answers(session, 'bus', envelope);
  expect(await talliesOf(session)).toMatchObject([{ people: 1, closed: false }]);
  const [closed] = await closeTallies(session);
  await answers(session, 'walk');
  expect(await talliesOf(session)).toEqual([closed]);
  if (closed === undefined) return;
  expect(await codeOf(session, closed, roomSealing)).toBe(await codeOf(session, closed, roomSealing));
});

test('two people who finish at once, in two tabs, both count', async () => {
  const session = crypto.randomUUID();
  await Promise.all(['bus', 'walk', 'bus', 'walk'].map((option) => answers(session, option)));
  expect(await talliesOf(session)).toMatchObject([{ people: 4 }]);
});

test('the room is opened once: the secret is gone before anything is shown, and does not come back', async () => {
  const session = crypto.randomUUID();
  const facts = { session, area: 'riverside', group: { id: crypto.randomUUID(), name: 'Tuesday club' }, day: '2026-11-22', rounds: ['autumn'] };
  await keepRoom(facts, secret);
  expect(JSON.stringify(await roomsHere())).not.toContain(secret);
  expect(await roomSecret(session)).toBe(secret);
  expect(await Promise.all([endRoom(session), endRoom(session)]), 'two presses show it once').toEqual([true, false]);
  expect(await roomSecret(session)).toBeUndefined();
  await keepRoom(facts, secret);
  expect(await roomSecret(session), 'nor when it is fetched again').toBeUndefined();
  expect(await withStore((store) => store.keys.count())).toBe(0);
});

test('who finishes on a shared device is counted where the device is in a session, and nowhere else', async () => {
  const session = crypto.randomUUID();
  const { id: round, slug: roundSlug, survey } = pack.round;
  const draft: Draft = { id: crypto.randomUUID(), round, roundSlug, survey, language: 'en', page: 'saved', circumstances: {}, voice: 'own', voiceChosen: true, assented: true, answers: answersOf({ travel: { kind: 'choice', option: 'bus' } }), words: {}, revision: 3 };
  const device = sharing({ publicKey: '', awayAfter: null });
  await device.finished(draft, pack);
  expect(await tallySessions()).toEqual([]);
  await enterRoom({ session, publicKey });
  await device.finished(draft, pack);
  await device.finished({ ...draft, id: crypto.randomUUID(), answers: [] }, pack);
  expect(await talliesOf(session)).toMatchObject([{ people: 1, shape }]);
});

test('a device that comes into another session keeps nothing of the last', async () => {
  const [session, next] = [crypto.randomUUID(), crypto.randomUUID()];
  await enterRoom({ session, publicKey });
  await answers(session, 'bus');
  await enterRoom({ session: next, publicKey });
  expect(await talliesOf(session)).toEqual([]);
  expect(await withStore((store) => store.keys.count())).toBe(0);
});
