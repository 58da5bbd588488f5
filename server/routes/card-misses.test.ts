import { describe, expect, it } from 'vitest';
import { engines, makeApp } from '#test/helpers/make-app.ts';
import { missDelay, missesPerMinute, missGuard, mostWaiting } from './card-misses.ts';

describe.each(engines)('wrong keep cards, on %s', (engine) => {
  it('have one budget over all processes, and beyond it write nothing more', async () => {
    const server = await makeApp(engine);
    const processes = [missGuard(server.deps), missGuard(server.deps)];
    const within = await Promise.all(Array.from({ length: missesPerMinute.withdrawal + 20 }, async (_, n) => processes[n % 2]?.count('withdrawal')));
    expect(within.filter((fine) => fine)).toHaveLength(missesPerMinute.withdrawal);
    const written = () => server.db.selectFrom('card_misses').select('misses').execute();
    const before = await written();
    for (let n = 0; n < 20; n += 1) expect(await processes[0]?.count('withdrawal')).toBe(false);
    expect(await written()).toEqual(before);
    expect(await processes[0]?.count('look-up')).toBe(true);
    await server.close();
  });
});

it('beyond the budget each waits, and where too many wait the next is sent away at once', async () => {
  const server = await makeApp('sqlite');
  const waits: (() => void)[] = [];
  const guard = missGuard(server.deps, (milliseconds) => {
    expect(milliseconds).toBe(missDelay);
    return new Promise<void>((resolve) => waits.push(resolve));
  });
  const held = Array.from({ length: mostWaiting }, () => guard.hold());
  expect(await guard.hold()).toBe(false);
  waits.forEach((go) => go());
  expect(new Set(await Promise.all(held))).toEqual(new Set([true]));
  const next = guard.hold();
  waits.at(-1)?.();
  expect(await next).toBe(true);
  await server.close();
});
