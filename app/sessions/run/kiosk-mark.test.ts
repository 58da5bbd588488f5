import { afterEach, expect, test, vi } from 'vitest';
import { withStore } from '#app/store/database.ts';
import { changeHere, joinHere, type SessionHere } from '#app/store/session-here.ts';
import { leadsBack, leadsBackUnmarked, letHelperThrough, markKiosk } from './kiosk-mark.ts';

const row: SessionHere = { kind: 'session', area: 'hillside', session: 'a', day: '2026-11-22', device: 'b', token: 'T'.repeat(43), number: 3, many: true, rounds: [], languages: ['en'], needs: [], codes: [], finished: 0, answering: false, turn: 0, state: 'open' };

function drawer(): Storage {
  const kept = new Map<string, string>();
  return { length: 0, key: () => null, clear: () => kept.clear(), getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value), removeItem: (name) => void kept.delete(name) };
}
const drawers = () => {
  vi.stubGlobal('localStorage', drawer());
  vi.stubGlobal('sessionStorage', drawer());
};

afterEach(async () => {
  vi.unstubAllGlobals();
  await withStore((store) => store.shared.clear());
});

test('A tablet whose battery ran out before the browser wrote its mark comes back to its session, and is marked again', async () => {
  drawers();
  await joinHere(row);
  markKiosk();
  expect(await leadsBack()).toBe('/session');
  drawers();
  expect(await leadsBack(), 'nothing marks it').toBeUndefined();
  expect(await leadsBackUnmarked()).toBe('/session');
  expect(await leadsBack()).toBe('/session');
});

test('Whoever knows the PIN goes on, and somebody’s own phone is never led away', async () => {
  drawers();
  await joinHere(row);
  letHelperThrough();
  expect(await leadsBackUnmarked()).toBeUndefined();
  drawers();
  await changeHere((here) => ({ ...here, many: false }));
  expect(await leadsBackUnmarked()).toBeUndefined();
});
