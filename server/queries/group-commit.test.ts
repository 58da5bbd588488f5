import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCommit } from './group-commit.ts';

const limits = { most: 10, atOnce: 1 };

describe('a group commit', () => {
  it('takes in what waits while a transaction is under way, in few transactions', async () => {
    const groups: number[] = [];
    const commits = groupCommit<number, number>(async (items) => {
      groups.push(items.length);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return items.map((item) => item * 2);
    }, { most: 100, atOnce: 1 });
    const results = await Promise.all(Array.from({ length: 60 }, (_, item) => commits.add([item])));
    expect(results.flat().map((result) => result.status === 'fulfilled' && result.value)).toEqual(Array.from({ length: 60 }, (_, item) => item * 2));
    expect(groups.length).toBeLessThan(5);
    expect(groups.reduce((sum, size) => sum + size, 0)).toBe(60);
  });

  it('never has more transactions at a time, nor more items in one, than it may', async () => {
    let running = 0;
    let mostRunning = 0;
    let mostItems = 0;
    const commits = groupCommit<number, number>(async (items) => {
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      mostItems = Math.max(mostItems, items.length);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return [...items];
    }, { most: 7, atOnce: 2 });
    await Promise.all(Array.from({ length: 50 }, (_, item) => commits.add([item, item])));
    expect(mostRunning).toBeLessThanOrEqual(2);
    expect(mostItems).toBeLessThanOrEqual(7);
    expect(commits.waiting()).toBe(0);
  });

  it('gives each item its own result whatever fails, and keeps only what did not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.record({ id: fc.nat(), bad: fc.boolean() }), { maxLength: 5 }), { maxLength: 12 }), async (calls) => {
        const kept: number[] = [];
        const commits = groupCommit<{ id: number; bad: boolean }, number>(async (items) => {
          await Promise.resolve();
          if (items.some(({ bad }) => bad)) throw new Error('refused');
          kept.push(...items.map(({ id }) => id));
          return items.map(({ id }) => id);
        }, limits);
        const results = await Promise.all(calls.map((items) => commits.add(items)));
        calls.forEach((items, call) =>
          items.forEach(({ id, bad }, index) => expect(results[call]?.[index]).toMatchObject(bad ? { status: 'rejected' } : { status: 'fulfilled', value: id })),
        );
        const good = calls.flat().filter(({ bad }) => !bad).map(({ id }) => id);
        expect(kept.toSorted((a, b) => a - b)).toEqual(good.toSorted((a, b) => a - b));
      }),
    );
  });

  it('works on after everything failed', async () => {
    let down = true;
    const commits = groupCommit<number, number>((items) => (down ? Promise.reject(new Error('down')) : Promise.resolve([...items])), limits);
    expect(await commits.add([1, 2])).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    down = false;
    expect(await commits.add([3])).toMatchObject([{ status: 'fulfilled', value: 3 }]);
  });
});
