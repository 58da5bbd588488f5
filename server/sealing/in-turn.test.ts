import { expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 1));

it('runs no more at a time than it may, in order, also when some fail', async () => {
  const turn = inTurn(3);
  let running = 0;
  let most = 0;
  const started: number[] = [];
  const all = Array.from({ length: 20 }, (_, at) =>
    turn(async () => {
      started.push(at);
      running += 1;
      most = Math.max(most, running);
      await tick();
      running -= 1;
      if (at % 4 === 0) throw new Error('no');
      return at;
    }),
  );
  const settled = await Promise.allSettled(all);
  expect(most).toBe(3);
  expect(started).toEqual(Array.from({ length: 20 }, (_, at) => at));
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(5);
  expect(await turn(() => Promise.resolve('after'))).toBe('after');
});
