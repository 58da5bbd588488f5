import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingFor, needsOf, type RoundFacts } from './round-ready.ts';
import { roundState } from './round-state.ts';
import { addDays, earliestOpening } from './school-days.ts';
import { usedAtLeast } from './cards-used.ts';

const today = '2026-11-22';
const ready: RoundFacts = {
  audience: 'young-person',
  opensOn: '2026-12-01',
  closesOn: '2027-03-26',
  hasOwner: true,
  settings: [{ dslContact: '0161 496 0101' }],
  noticesWhole: true,
  languagesUnchecked: [],
  letterSentOn: '2026-11-02',
};
const missing = (change: Partial<RoundFacts>) => missingFor({ ...ready, ...change }, [], today);

describe('a round may open', () => {
  it('once it has an owner, settings with a safeguarding lead, notices, checked languages and a letter in time', () => expect(missing({})).toEqual([]));

  it.each<[string, Partial<RoundFacts>, string[]]>([
    ['nobody answers for it', { hasOwner: false }, ['owner']],
    ['no setting runs it', { settings: [] }, ['settings', 'dsl']],
    ['one of two settings has no safeguarding lead', { settings: [...ready.settings, { dslContact: ' ' }] }, ['dsl']],
    ['the notices name nobody to ask', { noticesWhole: false }, ['notices']],
    ['a language is not checked', { languagesUnchecked: ['ur'] }, ['languages']],
    ['no letter went out', { letterSentOn: undefined }, ['letter']],
    ['the letter went out too late', { letterSentOn: '2026-11-17' }, ['letter']],
    ['the letter is said to go out tomorrow', { letterSentOn: '2026-11-23', opensOn: '2027-01-11' }, ['letter']],
    ['its last day is over', { opensOn: '2026-11-17', closesOn: '2026-11-21' }, ['dates']],
    ['its days are reversed', { opensOn: '2027-04-01' }, ['dates']],
  ])('not where %s', (_, change, expected) => expect(missing(change)).toEqual(expected));

  it('what parents say themselves needs neither a setting nor a letter; what staff say about a child needs a setting', () => {
    expect(needsOf('parent-or-carer')).toEqual(['owner', 'notices', 'languages', 'dates']);
    expect(missing({ audience: 'parent-or-carer', settings: [], letterSentOn: undefined })).toEqual([]);
    expect(missing({ audience: 'practitioner', settings: [], letterSentOn: undefined })).toEqual(['settings', 'dsl']);
  });

  it('on no day before the tenth school day after the letter, whatever the holidays', () => {
    const day = fc.integer({ min: -40, max: 120 }).map((n) => addDays(today, n));
    const holiday = fc.tuple(day, fc.nat({ max: 20 })).map(([from, long]) => ({ from, to: addDays(from, long) }));
    fc.assert(
      fc.property(day, day, fc.array(holiday, { maxLength: 3 }), (letterSentOn, opensOn, holidays) => {
        const isMet = !missingFor({ ...ready, letterSentOn, opensOn, closesOn: '2028-01-01' }, holidays, today).includes('letter');
        const earliest = earliestOpening(letterSentOn, holidays);
        expect(isMet).toBe(letterSentOn <= today && earliest !== undefined && earliest <= opensOn);
      }),
    );
  });
});

describe('how a round stands', () => {
  const times = { opened: true, opensOn: '2026-11-01', closesOn: '2026-12-18', pausedUntil: undefined, purged: false };
  it.each([
    ['planned', { opened: false }],
    ['planned', { opensOn: '2026-11-23' }],
    ['open', {}],
    ['closing-soon', { closesOn: today }],
    ['closing-soon', { closesOn: '2026-11-28' }],
    ['open', { closesOn: '2026-11-29' }],
    ['closed', { closesOn: '2026-11-21' }],
    ['paused', { pausedUntil: today }],
    ['open', { pausedUntil: '2026-11-21' }],
    ['closed', { closesOn: '2026-11-21', pausedUntil: '2026-12-01' }],
    ['purged', { purged: true, pausedUntil: '2026-12-01' }],
  ])('is %s with %j', (state, change) => expect(roundState({ ...times, ...change }, today)).toBe(state));
});

describe('how many have taken part', () => {
  it('is said in steps of five, never all, and not at all of a batch of one to five', () => {
    expect([1, 2, 5].map((cards) => usedAtLeast(cards, cards))).toEqual([undefined, undefined, undefined]);
    expect([0, 4, 5, 9, 10].map((used) => usedAtLeast(10, used))).toEqual([0, 0, 5, 5, 5]);
    expect([9, 10, 11, 12].map((used) => usedAtLeast(12, used))).toEqual([5, 10, 10, 10]);
  });

  it('never says more than there were, nor tells all from all but one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat({ max: 400 }), (cards, n) => {
        const used = Math.min(n, cards);
        const said = usedAtLeast(cards, used);
        if (said === undefined) return;
        expect(said).toBeLessThanOrEqual(used);
        expect(said % 5).toBe(0);
        expect(usedAtLeast(cards, cards)).toBe(usedAtLeast(cards, cards - 1));
      }),
    );
  });
});
