import { beforeEach, describe, expect, test } from 'vitest';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { withStore } from './database.ts';
import { putInOutbox, settle } from './outbox.ts';
import { tryAgain } from './outbox-by-hand.ts';
import { outboxTally, refusedRows, waitedFor } from './outbox-tally.ts';

const hour = 3_600_000;
const now = Date.parse('2026-11-22T10:30:00Z');

beforeEach(async () => {
  await withStore((store) => Promise.all([store.outbox.clear(), store.sent.clear(), store.facts.clear()]));
});

test('what waits and what was refused are counted apart, with the reason, and a refused one can be tried again', async () => {
  expect(await outboxTally()).toEqual({ waiting: 0, refused: 0, oldest: undefined, lastSent: undefined });
  const [first, second, third] = [anEnvelope(), anEnvelope(), anEnvelope()];
  for (const envelope of [first, second, third]) await putInOutbox(envelope);
  const reason = { code: 'seal-broken' as const, params: { part: 'answers' } };
  await settle([{ id: first.id, kind: 'refused', reason }, { id: second.id, kind: 'acknowledged' }]);
  const tally = await outboxTally();
  expect(tally).toMatchObject({ waiting: 1, refused: 1 });
  expect(Math.abs(Date.now() - (tally.oldest ?? 0))).toBeLessThan(2 * hour);
  expect((tally.oldest ?? 1) % hour, 'the hour and no more').toBe(0);
  expect(Math.abs(Date.now() - (tally.lastSent ?? 0))).toBeLessThan(60_000);
  expect(await refusedRows(10)).toMatchObject([{ id: first.id, reason }]);
  await tryAgain(first.id);
  expect(await outboxTally()).toMatchObject({ waiting: 2, refused: 0 });
});

describe('how long something waits', () => {
  test.each([
    [now - hour / 2, { kind: 'hours', count: 0 }],
    [now - 30 * hour, { kind: 'hours', count: 30 }],
    [now - 49 * hour, { kind: 'days', count: 2 }],
    [now + 2 * hour, { kind: 'unknown' }],
    [0, { kind: 'unknown' }],
    [undefined, { kind: 'unknown' }],
  ])('%s', (since, expected) => {
    expect(waitedFor(since, now)).toEqual(expected);
  });
});
