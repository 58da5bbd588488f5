import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { EntryContent, NewEntry, SessionsSeen } from '#server/contracts/session-entry.ts';
import type { SessionsApi } from '#app/api/sessions.ts';
import { addWay, changeWork, forgetWork, keepWork, openWork, workHere } from '#app/store/staff-work.ts';
import type { Secret } from '#app/store/work-locks.ts';
import { createPlanner, type Planner } from './planner.ts';
import { refused, sessionsOf, waiting } from './work.ts';

const group = randomUUID();
const planned: EntryContent = { kind: 'plan', group, day: '2026-11-26', plan: { rounds: ['my-future'], languages: ['en-simple'], needs: [], expected: 8, devices: { shared: 2, own: 0, paper: 0 } } };
const note = (text: string): EntryContent => ({ kind: 'note', about: 'better', text });
const stretch = 1_000;
const box = {
  workHere, openWork, changeWork, forgetWork,
  keepWork: (secret: Secret, content: unknown) => keepWork(secret, content, stretch),
  addWay: (have: Secret, more: Secret, now: number) => addWay(have, more, now, stretch),
};
const pin: Secret = { kind: 'pin', pin: '480216' };
const wrongPin: Secret = { kind: 'pin', pin: '000000' };
const passkeyOf = (given: number): Secret => ({ kind: 'passkey', id: new Uint8Array([7]), salt: new Uint8Array([3]), given: new Uint8Array(32).fill(given) });
const neverAsked = () => Promise.reject<Secret>(new Error('asked for'));
const byPin = { pin: true, passkey: undefined };
const at = Date.parse('2026-11-24T15:00:00Z');

/** A server as a coordinator's device meets it: it takes each entry in once; the network comes and goes. */
function aServer() {
  const taken = new Map<string, NewEntry>();
  const net = { on: true, removed: false, refuses: new Set<string>() };
  const problem = () => (net.on ? ({ kind: 'problem', problem: { code: 'not-allowed', params: {} } } as const) : ({ kind: 'problem', problem: 'offline' } as const));
  const known = (): SessionsSeen => ({
    today: '2026-11-24',
    groups: [{ id: group, name: 'Thursday club', setting: 'Canal Street', languages: ['en-simple'] }],
    rounds: [],
    sessions: [...Map.groupBy([...taken.values()], ({ session }) => session)].flatMap(([id, entries]) => {
      const plan = entries.findLast(({ content }) => content.kind === 'plan')?.content;
      return plan?.kind !== 'plan' ? [] : [{ id, group, day: plan.day, plan: plan.plan, state: 'planned', revision: entries.length, arrived: 0, entries: entries.map((entry, index) => ({ ...entry, number: index + 1, by: 'Ann', at: '2026-11-24T15:00:00.000Z' })) }];
    }),
  });
  const api: SessionsApi = {
    list: () => Promise.resolve(net.on && !net.removed ? { kind: 'ok', value: known() } : problem()),
    one: () => Promise.resolve(problem()),
    send: (_area, entries) => {
      if (!net.on || net.removed) return Promise.resolve(problem());
      const receipts = entries.map((entry) => {
        if (net.refuses.has(entry.session)) return { id: entry.id, outcome: 'refused' as const, problem: { code: 'group-unknown' as const, params: {} } };
        const outcome = taken.has(entry.id) ? ('already' as const) : ('stored' as const);
        taken.set(entry.id, entry);
        return { id: entry.id, outcome };
      });
      return Promise.resolve({ kind: 'ok', value: { receipts } });
    },
  };
  return { api, net, taken };
}

const plannerAt = (api: SessionsApi): Planner => createPlanner({ area: 'riverside', api, box, now: () => at, newId: () => randomUUID() });
const there = (planner: Planner) => {
  const state = planner.state();
  if (state.kind !== 'there') throw new Error(state.kind);
  return state;
};
const settled = (planner: Planner) => planner.refresh();

afterEach(forgetWork);

test('without a PIN what is said is on the server at once, or not taken', async () => {
  const { api, net, taken } = aServer();
  const planner = plannerAt(api);
  await planner.start();
  const session = randomUUID();
  expect(await planner.say(session, planned)).toBe('sent');
  expect([taken.size, waiting(there(planner).work), sessionsOf(there(planner).work).map(({ id, onlyHere }) => [id, onlyHere])]).toEqual([1, [], [[session, false]]]);
  net.on = false;
  expect(await planner.say(session, note('No signal.'))).toEqual({ problem: 'offline' });
  expect(waiting(there(planner).work)).toEqual([]);
  expect(await workHere(), 'nothing of it is on the device').toBeUndefined();
  const other = plannerAt(api);
  await other.start();
  expect(other.state()).toEqual({ kind: 'away', problem: 'offline' });
});

test('planned at the office, no signal at the club, sent from the car park: once', async () => {
  const { api, net, taken } = aServer();
  const office = plannerAt(api);
  await office.start();
  await office.keep(pin);
  net.on = false;
  const session = randomUUID();
  expect(await office.say(session, planned)).toBe('here');
  expect(await office.say(session, note('They liked the board.'))).toBe('here');
  await settled(office);
  expect([there(office).news, taken.size]).toEqual(['offline', 0]);

  // The phone is turned off and on.
  const club = plannerAt(api);
  await club.start();
  expect(club.state()).toEqual({ kind: 'locked', ways: byPin, until: 0, said: 'nothing' });
  await club.unlock(wrongPin);
  expect(club.state()).toMatchObject({ kind: 'locked', said: 'wrong-pin' });
  await club.unlock(pin);
  expect(sessionsOf(there(club).work)).toMatchObject([{ id: session, onlyHere: true, entries: [{ content: planned, unsent: true }, { unsent: true }] }]);
  expect(await club.say(session, { kind: 'reach', reach: { there: 8, tookPart: 7, voices: [] } })).toBe('here');
  net.on = true;
  await settled(club);
  await settled(club);
  expect([...taken.values()].map(({ content }) => content.kind)).toEqual(['plan', 'note', 'reach']);
  expect([there(club).news, waiting(there(club).work), sessionsOf(there(club).work)[0]?.onlyHere]).toEqual(['fresh', [], false]);
});

test('what the server refuses stays here, with the reason, and the rest goes on', async () => {
  const { api, net, taken } = aServer();
  const planner = plannerAt(api);
  await planner.start();
  await planner.keep(pin);
  net.on = false;
  const [bad, good] = [randomUUID(), randomUUID()];
  net.refuses.add(bad);
  await planner.say(bad, planned);
  await planner.say(good, planned);
  net.on = true;
  await settled(planner);
  await settled(planner);
  expect([...taken.values()].map(({ session }) => session)).toEqual([good]);
  expect(refused(there(planner).work).map(({ entry, refused: why }) => [entry.session, why?.code])).toEqual([[bad, 'group-unknown']]);
  await planner.dropRefused();
  expect(there(planner).work.unsent).toEqual([]);
});

test('who is no coordinator any more is told so; their notes stay on the device, and nothing arrives', async () => {
  const { api, net, taken } = aServer();
  const planner = plannerAt(api);
  await planner.start();
  const session = randomUUID();
  await planner.say(session, planned);
  await planner.keep(pin);
  net.removed = true;
  expect(await planner.say(session, note('Written after.'))).toBe('here');
  await settled(planner);
  expect([there(planner).news, waiting(there(planner).work).length, taken.size]).toEqual([{ code: 'not-allowed', params: {} }, 1, 1]);
});

test('a passkey opens it as a PIN does; with both, either one; a wrong one loses nothing', async () => {
  const { api, net } = aServer();
  const planner = plannerAt(api);
  await planner.start();
  await planner.keep(passkeyOf(1));
  net.on = false;
  expect(await planner.say(randomUUID(), planned)).toBe('here');
  expect(await planner.addWay(passkeyOf(2), neverAsked)).toBe('wrong');
  expect(there(planner).kept).toMatchObject({ pin: false });
  expect(await planner.addWay(passkeyOf(1), () => Promise.resolve(pin))).toBe('added');
  expect(there(planner).kept).toMatchObject({ pin: true, passkey: { id: new Uint8Array([7]) } });
  for (const way of [passkeyOf(1), pin]) {
    await planner.lock();
    await planner.unlock(passkeyOf(2));
    expect(planner.state()).toMatchObject({ kind: 'locked', until: 0, said: 'wrong-passkey' });
    await planner.unlock(way);
    expect(waiting(there(planner).work).length).toBe(1);
  }
  await forgetWork();
  expect(await planner.addWay(pin, neverAsked)).toBe('none');
  expect(there(planner).kept).toBeUndefined();
});

test('locked again, nothing is in memory; deleted, the server is asked; and another tab that deletes is noticed', async () => {
  const { api } = aServer();
  const planner = plannerAt(api);
  await planner.start();
  await planner.keep(pin);
  await planner.lock();
  expect(planner.state()).toEqual({ kind: 'locked', ways: byPin, until: 0, said: 'nothing' });
  await planner.unlock(pin);
  await forgetWork();
  const session = randomUUID();
  expect(await planner.say(session, planned), 'kept no more, so it is sent').toBe('sent');
  expect(there(planner)).toMatchObject({ kept: undefined });
  expect(await workHere()).toBeUndefined();
});
