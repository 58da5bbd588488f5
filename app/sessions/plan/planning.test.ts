import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import { AccessNeed, SessionPlan } from '#server/contracts/session.ts';
import { placeAt } from './address.ts';
import { checklistOf } from './checklist.ts';
import { beginWith, dayToBeginWith, peopleWhoNeed, withNeed } from './defaults.ts';
import { byTime, sessionsOf, type ShownSession, type Work } from './work.ts';

const group = { id: 'g', name: 'Thursday club', setting: 'Canal Street', languages: ['en-simple', 'pl'] };
const round = (slug: string, more: object = {}) => ({ slug, survey: slug, audience: 'young-person' as const, languages: ['en'], opensOn: '2026-09-01', closesOn: '2027-07-31', ...more });
const rounds = [round('observation', { audience: 'practitioner' }), round('school-life'), round('my-future'), round('closed', { closesOn: '2026-11-30' })];
const plan: SessionPlan = { rounds: ['school-life', 'closed'], languages: ['ur'], needs: [{ need: 'one-switch', people: 2 }], expected: 11, devices: { shared: 3, own: 0, paper: 2 } };

test('a first plan asks the check-in in the group’s languages, on as many tablets as leave nobody waiting long', () => {
  const { day, plan: begun } = beginWith(group, undefined, rounds, '2026-11-26');
  expect([day, begun]).toEqual(['2026-12-03', { rounds: ['my-future'], languages: ['en-simple', 'pl'], needs: [], expected: 8, devices: { shared: 2, own: 0, paper: 0 } }]);
  expect(SessionPlan.safeParse(begun).success).toBe(true);
});

test('a further plan is as the last one was, without what is closed by then', () => {
  expect(beginWith(group, { day: '2026-11-26', plan }, rounds, '2026-11-27')).toEqual({ day: '2026-12-03', plan: { ...plan, rounds: ['school-life'] } });
  expect(beginWith(group, { day: '2026-11-26', plan: { ...plan, rounds: ['closed'] } }, rounds, '2026-11-27').plan.rounds, 'nothing of it is left').toEqual(['my-future']);
  expect(beginWith(group, undefined, [], '2026-11-26').plan.rounds).toEqual([]);
});

test('the day is the same day of the week, after today and after the last time', () => {
  const days = fc.integer({ min: 0, max: 1_500 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, days, (today, last) => {
      const day = dayToBeginWith(today, last);
      expect(day > today && day > last).toBe(true);
      expect(new Date(day).getUTCDay()).toBe(new Date(last).getUTCDay());
      // The next time that it comes, and no later.
      const before = new Date(Date.parse(day) - 7 * 86_400_000).toISOString().slice(0, 10);
      expect(before <= today || before <= last).toBe(true);
    }),
  );
});

test('needs are numbers of people: whatever is pressed, a plan stays one, and nobody’s need is none', () => {
  const presses = fc.array(fc.tuple(fc.constantFrom(...AccessNeed.options), fc.integer({ min: 0, max: bounds.peoplePerSession })));
  fc.assert(
    fc.property(presses, (pressed) => {
      const planned = pressed.reduce((now, [need, people]) => withNeed(now, need, people), plan);
      expect(SessionPlan.safeParse(planned).success).toBe(true);
      expect(planned.needs.every(({ people }) => people > 0)).toBe(true);
      for (const need of AccessNeed.options) expect(peopleWhoNeed(planned, need)).toBe(pressed.findLast(([each]) => each === need)?.[1] ?? peopleWhoNeed(plan, need));
    }),
  );
});

test('the list of what to bring follows from the plan', () => {
  const brought = new Map(checklistOf(plan).map(({ words, count }) => [words, count]));
  expect([brought.get('bring-tablets'), brought.get('bring-chargers'), brought.get('bring-booklets'), brought.get('bring-switches')]).toEqual([3, 2, 4, 2]);
  expect([brought.has('bring-headphones'), brought.has('bring-own-phones'), brought.has('bring-phone')]).toEqual([false, false, true]);
  const onPaper = checklistOf({ ...plan, needs: [], devices: { shared: 0, own: 0, paper: 3 } }).map(({ words }) => words);
  expect(onPaper).toEqual(['bring-booklets', 'bring-pens', 'bring-phone', 'bring-adult']);
});

test('sessions stand by when they are; one whose sending nobody heard of stands once', () => {
  const id = crypto.randomUUID();
  const entry = { id: crypto.randomUUID(), session: id, content: { kind: 'plan' as const, group: 'g', day: '2026-12-03', plan }, replaces: [] };
  const known = { today: '2026-11-26', groups: [group], rounds: [], sessions: [] };
  const here: Work = { format: 1, area: 'riverside', known, unsent: [{ entry }] };
  expect(sessionsOf(here)).toMatchObject([{ id, onlyHere: true, day: '2026-12-03' }]);
  const there = { id, group: 'g', day: '2026-12-03', plan, state: 'planned' as const, revision: 1, arrived: 0, entries: [{ ...entry, number: 1, by: 'Ann', at: '' }] };
  expect(sessionsOf({ ...here, known: { ...known, sessions: [there] } })).toMatchObject([{ onlyHere: false, entries: [{ number: 1, unsent: false }] }]);
  const on = (day: string) => ({ day }) as ShownSession;
  expect(byTime([on('2026-12-09'), on('2026-12-03'), on('2026-11-26'), on('2026-11-20'), on('2026-11-01')], '2026-11-26')).toEqual({
    coming: [on('2026-12-03'), on('2026-12-09')],
    today: [on('2026-11-26')],
    past: [on('2026-11-20'), on('2026-11-01')],
  });
});

test('an address names a place, and nothing that is none', () => {
  const id = crypto.randomUUID();
  expect(placeAt(`/staff/areas/riverside/sessions/${id}`, '#change')).toEqual({ session: id, group: undefined, change: true });
  expect(placeAt('/staff/areas/riverside/sessions', `#plan-${id}`)).toEqual({ session: undefined, group: id, change: false });
  expect(placeAt('/staff/areas/riverside/sessions/else', '#plan-me')).toEqual({ session: undefined, group: undefined, change: false });
});
