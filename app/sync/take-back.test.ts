import { beforeEach, expect, test, vi } from 'vitest';
import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import { fromBase64url, sha256Hex } from '#app/sealing/bytes.ts';
import { newKeepCard, keepKeys, keepOf } from '#app/sealing/keep-card.ts';
import { closeStore, withStore } from '#app/store/database.ts';
import { outboxRows, putInOutbox } from '#app/store/outbox.ts';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { takeBack } from './take-back.ts';

beforeEach(async () => {
  await withStore((store) => store.outbox.clear());
});

const copy = (): KeepCopy => ({ format: 1, survey: { id: 'my-future', version: 1 }, round: 'my-future', language: 'en', answers: [], words: [] });

async function waitingUnderOneCard() {
  const { secret } = newKeepCard();
  const [mine, another] = [anEnvelope(), anEnvelope()];
  await putInOutbox({ ...mine, keep: await keepOf(secret, copy()) });
  await putInOutbox({ ...another, keep: await keepOf(newKeepCard().secret, copy()) });
  const token = (await keepKeys(secret)).withdrawal;
  return { token, digest: await sha256Hex(fromBase64url(token)), mine: mine.id, another: another.id };
}

test('what waits here under a card goes with what was taken back, and nobody else’s', async () => {
  const { token, digest, another } = await waitingUnderOneCard();
  expect(await takeBack(token, digest, () => Promise.resolve('withdrawn'))).toBe('withdrawn');
  expect((await outboxRows()).map(({ id }) => id)).toEqual([another]);
});

test.each(['waiting', 'offline', 'failed'] as const)('where the reply is %s, what waits stays: it is refused when it comes, or still somebody’s', async (reply) => {
  const { token, digest, mine, another } = await waitingUnderOneCard();
  expect(await takeBack(token, digest, () => Promise.resolve(reply))).toBe(reply);
  expect((await outboxRows()).map(({ id }) => id)).toEqual([mine, another]);
});

test('in a window that is given no storage nothing can wait: what the server did is said', async () => {
  const { token, digest } = await waitingUnderOneCard();
  closeStore();
  const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Storage is turned off.', 'SecurityError');
  });
  expect(await takeBack(token, digest, () => Promise.resolve('withdrawn'))).toBe('withdrawn');
  open.mockRestore();
});
