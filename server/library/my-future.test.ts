import { expect, it } from 'vitest';
import { questionsOf, walk } from '#server/contracts/walk.ts';
import { myFuture } from './my-future.ts';

const hopes = myFuture.pages.flatMap(questionsOf).flatMap((question) => (question.id === 'dream' && question.kind === 'choice' ? question.options.map(({ id }) => id) : []));

/** The reasons that are offered after a hope. */
const reasons = (hope: string | undefined): string[] =>
  walk(myFuture, { words: true }, {}, new Map(hope === undefined ? [] : [['dream', { kind: 'choice', option: hope }]]))
    .pages.flatMap(({ questions }) => questions)
    .flatMap(({ question, options }) => (question.id === 'why' ? options.map(({ id }) => id) : []));

it('asks why with reasons that fit the hope, and with all of them where no hope was chosen', () => {
  expect(hopes).toHaveLength(8);
  for (const hope of hopes) {
    expect(reasons(hope).length, hope).toBeGreaterThanOrEqual(2);
    expect(reasons(hope).includes('money'), hope).toBe(['job', 'make-things'].includes(hope));
  }
  expect(reasons(undefined)).toHaveLength(6);
});
