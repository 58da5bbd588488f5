import { expect, it } from 'vitest';
import type { Card } from '#server/contracts/area.ts';
import { grouped } from './card-code.ts';
import { pilesOf } from './piles.ts';

const card = (batch: string, about: Partial<Card>): Card => ({
  round: 'check-in',
  batch,
  code: '0123456789ABCDEF',
  path: `/answer/check-in#card=${batch}.0123456789ABCDEF`,
  used: false,
  ...about,
});

it('sorts cards into piles by year, stage and need, and leaves out those that were used', () => {
  const piles = pilesOf([
    card('b', { year: 10, stage: 'E', need: 'asd' }),
    card('a', { year: 9, stage: 'E', need: 'slcn', used: true }),
    card('a', { year: 9, stage: 'E', need: 'slcn' }),
    card('c', {}),
    card('d', { year: 9, stage: 'E', need: 'asd' }),
  ]);
  expect(piles.map(({ batch, all, unused }) => [batch, all, unused.length])).toEqual([['d', 1, 1], ['a', 2, 1], ['b', 1, 1], ['c', 1, 1]]);
  expect(pilesOf([])).toEqual([]);
});

it('writes a code in fours', () => {
  expect(grouped('0123456789ABCDEF')).toBe('0123 4567 89AB CDEF');
});
