import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codesLeft, withMore, type SessionHere } from '#app/store/session-here.ts';
import { addressOf, begin, giveBack, noteDraft, noteFinished, noteOver } from './turns.ts';

const codeOf = (round: string, n: number) => `${round}${n}`.toUpperCase().padStart(16, '0');
const here = (codes = 3): SessionHere => ({
  kind: 'session',
  area: 'hillside',
  session: 'a',
  day: '2026-11-22',
  device: 'b',
  token: 'c',
  number: 1,
  many: true,
  rounds: [{ slug: 'one', survey: 'one', languages: ['en', 'ur'] }, { slug: 'two', survey: 'two', languages: ['en'] }],
  languages: ['ur', 'en'],
  needs: [],
  codes: ['one', 'two'].map((round) => ({ round, batch: `b-${round}`, codes: Array.from({ length: codes }, (_, n) => codeOf(round, n)) })),
  finished: 0,
  answering: false,
  turn: 0,
  state: 'open',
});

test('each person has a code of their own, and the address to answer at', () => {
  const first = begin(here(), 0);
  expect(addressOf(first, 'ur')).toBe(`/answer/one/ur#card=b-one.${codeOf('one', 0)}`);
  expect(addressOf(begin(first, 1), 'ur'), 'in a language that the round has').toBe(`/answer/two/en#card=b-two.${codeOf('two', 0)}`);
  expect(addressOf(here(), 'en')).toBeUndefined();
});

test('who looks and goes leaves the code to the next; who answered does not', () => {
  const looked = noteOver(begin(here(), 0), true);
  expect(codesLeft(looked)).toBe(3);
  const dropped = noteOver(noteDraft(begin(here(), 0), 'd'), true);
  expect(codesLeft(dropped)).toBe(3);
  const kept = noteOver(noteDraft(begin(here(), 0), 'd'), false);
  expect(codesLeft(kept)).toBe(2);
  expect(kept.begun).toBeUndefined();
});

test('when the codes run out people go on without', () => {
  const out = here(0);
  expect(addressOf(begin(out, 0), 'en')).toBe('/answer/one/en');
  expect(codesLeft(out)).toBe(0);
  expect(codesLeft(withMore(out, [{ round: 'one', batch: 'b-one', codes: ['X'] }, { round: 'two', batch: 'b-two', codes: ['Y', 'Z'] }]))).toBe(1);
});

test('a finish that is heard of twice counts once', () => {
  const answering = noteDraft(begin(here(), 0), 'd');
  const once = noteFinished(answering, 'd', '{}');
  expect(once).toMatchObject({ finished: 1, answering: false, begun: { draft: 'd', look: '{}' } });
  expect(noteFinished(once, 'd')).toBe(once);
});

type Step = 'begin' | 'look' | 'answer' | 'finish' | 'drop' | 'put away' | 'crash';
const step = fc.constantFrom<Step>('begin', 'look', 'answer', 'finish', 'drop', 'put away', 'crash');

test('whatever people do, no code goes with two drafts, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let row = here(30);
      let drafts = 0;
      const used = new Map<string, string>();
      for (const each of steps) {
        if (each === 'begin') row = begin(row, 0);
        const { begun } = row;
        if (begun === undefined) continue;
        if (each === 'look' && begun.draft === undefined) row = noteOver(row, true);
        if (each === 'crash') row = giveBack(row);
        if (each === 'answer' && begun.draft === undefined) {
          drafts += 1;
          row = noteDraft(row, `d${drafts}`);
        }
        const { begun: now } = row;
        if (now?.draft !== undefined && now.code !== undefined) {
          expect(used.get(now.code) ?? now.draft).toBe(now.draft);
          used.set(now.code, now.draft);
        }
        if (each === 'finish' && now?.draft !== undefined) row = noteOver(noteFinished(row, now.draft), false);
        if (each === 'put away') row = noteOver(row, false);
        if (each === 'drop' && now !== undefined) {
          if (now.code !== undefined) used.delete(now.code);
          row = noteOver(row, true);
        }
      }
      const open = row.begun?.code === undefined || row.begun.draft !== undefined ? [] : [row.begun.code];
      const left = row.codes.find(({ round }) => round === 'one')?.codes ?? [];
      expect(new Set([...left, ...open, ...used.keys()]).size).toBe(30);
      expect(left.length + open.length + used.size).toBe(30);
    }),
  );
});
