import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { groupCommit } from './group-commit.ts';

/** Whoever expects nothing waits for nobody, so `enough` and `patience` count only where a test expects something. */
const limits = { most: 10, atOnce: 1, enough: 10, patience: 60_000 };

describe('a group commit', () => {
  it('takes in what waits while a transaction is under way, in few transactions', async () => {
    const groups: number[] = [];
    const commits = groupCommit<number, number>(async (items) => {
      groups.push(items.length);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return items.map((item) => item * 2);
    }, { ...limits, most: 100 });
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
    }, { ...limits, most: 7, atOnce: 2 });
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

describe('items that are ready while others are being made ready', () => {
  afterEach(() => void vi.useRealTimers());

  /** Commits that note their groups, with a clock that stands. */
  function noted(given: Partial<typeof limits> = {}) {
    vi.useFakeTimers();
    const groups: number[][] = [];
    const commits = groupCommit<number, number>((items) => {
      groups.push([...items]);
      return Promise.resolve([...items]);
    }, { ...limits, ...given });
    return { groups, commits };
  }

  it('wait for them, and go in one transaction', async () => {
    const { groups, commits } = noted();
    const [first, second] = [commits.expect(), commits.expect()];
    const added = commits.add([1]);
    first();
    await vi.advanceTimersByTimeAsync(0);
    expect(groups).toEqual([]);
    const addedToo = commits.add([2]);
    second();
    expect(await added).toEqual([{ status: 'fulfilled', value: 1 }]);
    expect(await addedToo).toEqual([{ status: 'fulfilled', value: 2 }]);
    expect(groups).toEqual([[1, 2]]);
  });

  it('do not wait once there are enough of them', async () => {
    const { groups, commits } = noted({ enough: 3 });
    commits.expect();
    await commits.add([1, 2, 3]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it('lose patience with what never comes, each time anew', async () => {
    const { groups, commits } = noted({ patience: 50 });
    commits.expect();
    const added = [commits.add([1])];
    await vi.advanceTimersByTimeAsync(49);
    expect(groups).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(groups).toEqual([[1]]);
    added.push(commits.add([2]));
    await vi.advanceTimersByTimeAsync(50);
    expect(groups).toEqual([[1], [2]]);
    await Promise.all(added);
  });

  it('go when what was expected brings nothing', async () => {
    const { groups, commits } = noted();
    const refused = commits.expect();
    const added = commits.add([1]);
    refused();
    await added;
    expect(groups).toEqual([[1]]);
  });

  it('are all kept once, whatever is expected and in whatever order it comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ items: fc.nat({ max: 4 }), waits: fc.nat({ max: 80 }) }), { maxLength: 12 }), fc.integer({ min: 1, max: 2 }), async (calls, atOnce) => {
        const { groups, commits } = noted({ atOnce, enough: 4, patience: 30 });
        const all = calls.map(async ({ items, waits }, call) => {
          const ready = commits.expect();
          await new Promise((resolve) => setTimeout(resolve, waits));
          const adding = commits.add(Array.from({ length: items }, (_, index) => call * 10 + index));
          ready();
          return adding;
        });
        await vi.advanceTimersByTimeAsync(200);
        const results = (await Promise.all(all)).flat();
        const values = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
        expect(values).toHaveLength(calls.reduce((sum, { items }) => sum + items, 0));
        expect(groups.flat().toSorted((a, b) => a - b)).toEqual(values.toSorted((a, b) => a - b));
        expect(commits.waiting()).toBe(0);
        vi.useRealTimers();
      }),
    );
  });
});
