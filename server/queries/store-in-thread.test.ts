import { expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { sqliteFile } from '#server/database/open.ts';
import { calmDay, dayWithWords } from '#test/examples/school-day.ts';
import { makeApp, problemOf } from '#test/helpers/make-app.ts';
import { sealed, sealedPieces } from '#test/helpers/sealed.ts';
import { Receipts } from '#server/contracts/envelope.ts';
import { storeThread } from './store-in-thread.ts';

it('stores from a thread of its own, each envelope once, and says when it cannot', async () => {
  const server = await makeApp('sqlite');
  let failed = 0;
  const thread = storeThread(sqliteFile(server.dataDir), () => (failed += 1));
  const app = createApp({ ...server.deps, store: thread.store, storePieces: thread.storePieces });
  const envelopes = await Promise.all(Array.from({ length: 20 }, () => sealed({ round: server.round, bundle: server.bundle, answers: calmDay() })));
  const send = async (list: unknown[]) => app.request('/api/envelopes', { method: 'POST', body: JSON.stringify({ envelopes: list }) });
  const outcomes = (reply: Response) => reply.json().then((body) => Receipts.parse(body).receipts.map(({ outcome }) => outcome));

  const replies = await Promise.all([send(envelopes.slice(0, 12)), send(envelopes.slice(8)), send(envelopes.slice(0, 1))]);
  const all = (await Promise.all(replies.map(outcomes))).flat();
  expect(all.filter((outcome) => outcome === 'stored')).toHaveLength(20);
  expect(all.filter((outcome) => outcome === 'already')).toHaveLength(5);
  // The other connection sees it: it is committed.
  expect(await server.count('responses')).toBe(20);

  const withWords = await sealed({ round: server.round, bundle: server.bundle, answers: dayWithWords(), words: { change: 'More time' } });
  await send([withWords]);
  const pieces = await sealedPieces(server.round, withWords.id, [new Uint8Array(900), new Uint8Array(400)]);
  const attached = await app.request('/api/pieces', { method: 'POST', body: JSON.stringify({ pieces: [...pieces, ...pieces] }) });
  expect(await attached.json()).toEqual({ receipts: ['stored', 'stored', 'already', 'already'].map((outcome) => ({ outcome })) });
  expect(await server.count('attachment_pieces')).toBe(2);

  await server.db.schema.dropTable('keeps').execute();
  const fresh = await sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), keep: { lookUp: '0'.repeat(64), withdrawal: '1'.repeat(64), copy: 'AA' } });
  expect(await problemOf(await send([fresh]))).toMatchObject({ code: 'server-fault' });
  expect(await server.count('receipts')).toBe(21);

  await thread.close();
  expect(await problemOf(await send([fresh]))).toMatchObject({ code: 'server-fault' });
  expect(failed).toBe(0);
  await server.close();
});

it('tells its owner when it ends by itself', async () => {
  const ended = new Promise<void>((resolve) => storeThread('/nowhere/at/all.db', resolve));
  await expect(ended).resolves.toBeUndefined();
});
