import { expect, it } from 'vitest';
import fc from 'fast-check';
import { keepingBounds, keepingRefused } from './round-keeping.ts';

const months = fc.integer({ min: -2, max: 90 });
const kept = fc.record({ wordsMonths: fc.integer({ min: 1, max: 24 }), answersMonths: fc.integer({ min: 24, max: 72 }) });

it('is within its bounds, words no longer than answers, and never longer once people could answer', () => {
  fc.assert(
    fc.property(kept, fc.record({ wordsMonths: months, answersMonths: months }), fc.boolean(), (before, asked, opened) => {
      const refused = keepingRefused(before, asked, opened);
      const { words, answers } = keepingBounds;
      const inside = asked.wordsMonths >= words.least && asked.wordsMonths <= words.most && asked.answersMonths >= answers.least && asked.answersMonths <= answers.most;
      if (!inside || asked.wordsMonths > asked.answersMonths) expect(refused).toBe('keeping-out-of-bounds');
      else if (opened && (asked.wordsMonths > before.wordsMonths || asked.answersMonths > before.answersMonths)) expect(refused).toBe('keeping-longer');
      else expect(refused).toBeUndefined();
    }),
  );
});

it('what is kept stays as it is, half months and no numbers are refused', () => {
  const before = { wordsMonths: 24, answersMonths: 72 };
  expect(keepingRefused(before, before, true)).toBeUndefined();
  expect(keepingRefused(before, { wordsMonths: 12.5, answersMonths: 72 }, false)).toBe('keeping-out-of-bounds');
  expect(keepingRefused(before, { wordsMonths: Number.NaN, answersMonths: 72 }, false)).toBe('keeping-out-of-bounds');
});
