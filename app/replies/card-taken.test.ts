import { expect, test } from 'vitest';
import { isCardTaken, type CardKnown } from './card-taken.ts';

const here = { id: 'view-id', slug: 'parents', audience: 'parent-or-carer' } as const;
/** A device that knows who is asked in three rounds. */
const known = (more: Partial<CardKnown>): CardKnown => ({
  waitingUnder: () => Promise.resolve([]),
  copiesUnder: () => Promise.resolve([]),
  audienceOf: (of) => Promise.resolve(new Map([['young-id', 'young-person'], ['my-future', 'young-person'], ['last-year', 'parent-or-carer'], ['last-id', 'parent-or-carer']] as const).get(('id' in of ? of.id : of.slug) as 'young-id')),
  ...more,
});
const waiting = (...ids: string[]) => known({ waitingUnder: () => Promise.resolve(ids) });
const kept = (...slugs: string[]) => known({ copiesUnder: () => Promise.resolve(slugs.map((round) => ({ round, language: 'ur' }))) });

test.each([
  ['nothing', known({}), false],
  ['what one said oneself in another round', kept('last-year'), false],
  ['what one said oneself, not yet sent', waiting('last-id'), false],
  ['a round that nobody here knows', kept('elsewhere'), false],
  ['answers of this round', kept('parents'), true],
  ['answers of this round, not yet sent', waiting('view-id'), true],
  ['a young person’s answers', kept('last-year', 'my-future'), true],
  ['a young person’s answers, not yet sent', waiting('young-id'), true],
] as const)('a card that holds %s: taken %#', async (_holds, of, taken) => {
  expect(await isCardTaken('secret', here, of)).toBe(taken);
});
