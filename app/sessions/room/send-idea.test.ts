import { expect, test } from 'vitest';
import type { WriteAccount } from '#server/contracts/account.ts';
import { keepIdea } from '#app/store/ideas.ts';
import { sendWaiting, waitingIdeas } from './send-idea.ts';
import type { Idea } from './words-file.ts';

const idea = (words: string): Idea => ({ account: { id: crypto.randomUUID(), group: crypto.randomUUID(), kind: 'idea', texts: { en: words }, concepts: [], named: false }, agreed: true });

/** A server where somebody works with the groups of these areas, and in no other. */
function serverFor(areas: readonly string[]) {
  const arrived: string[] = [];
  return {
    arrived,
    write(area: string, { id = '', texts }: WriteAccount) {
      if (!areas.includes(area)) return Promise.resolve({ kind: 'problem', problem: { code: 'not-allowed', params: {} } } as const);
      arrived.push(texts['en'] ?? '');
      return Promise.resolve({ kind: 'ok', value: { id, revision: 1 } } as const);
    },
    approve: (_area: string, id: string, revision: number) => Promise.resolve({ kind: 'ok', value: { id, revision: revision + 1 } } as const),
  };
}

test('what is refused of one area waits, and does not stop another’s', async () => {
  for (const [area, words] of [['hillside', 'A quiet room.'], ['riverside', 'A music room.'], ['hillside', 'More time.']] as const) {
    const one = idea(words);
    await keepIdea(area, one.account.id, one);
  }
  const removed = serverFor(['riverside']);
  expect(await sendWaiting(removed)).toMatchObject({ code: 'not-allowed' });
  expect(removed.arrived).toEqual(['A music room.']);
  expect((await waitingIdeas()).map(({ area }) => area)).toEqual(['hillside', 'hillside']);

  const other = serverFor(['hillside']);
  expect(await sendWaiting(other), 'somebody else signs in here').toBeUndefined();
  expect(other.arrived.toSorted()).toEqual(['A quiet room.', 'More time.']);
  expect(await waitingIdeas()).toEqual([]);
});
