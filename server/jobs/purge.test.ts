import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '#server/contracts/envelope.ts';
import type { Piece } from '#server/contracts/piece.ts';
import { monthsAfter, partsDue } from '#server/contracts/purge-days.ts';
import { JoinedSession } from '#server/contracts/session-device.ts';
import { sqliteFile } from '#server/database/open.ts';
import { everyRoundKey } from '#server/queries/round-keys.ts';
import { markPurged, roundToPurge } from '#server/queries/purge.ts';
import { readKeyFile } from '#server/sealing/key-file.ts';
import { openKeys } from '#server/sealing/round-keys.ts';
import { calmDay, dayWithWords } from '#test/examples/school-day.ts';
import { aSession, type ASession } from '#test/helpers/a-session.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { keepCard, sealed, sealedPieces } from '#test/helpers/sealed.ts';
import { isProven, purgeBySlug, purgeDestroyed, purgeDue, purgeOldCopies, purgeOldDevices, type PurgeDeps } from './purge.ts';

const retention = { wordsMonths: 24, answersMonths: 72 };
const dayAfterKeeping = '2028-12-19T10:00:00Z';

const depsOf = (server: TestServer): PurgeDeps => ({
  ...server.deps,
  keyFile: server.keyFile,
  file: server.deps.engine === 'sqlite' ? sqliteFile(server.dataDir) : undefined,
});

const withWords = () => ({ answers: dayWithWords(), words: { change: 'Quieter corridors.' } });

/** Answers, words of many people, one with a keep card, and one that is held. */
async function filled(server: TestServer): Promise<{ envelopes: Envelope[]; kept: Envelope; held: Envelope; withdrawal: string; pieces: Piece[] }> {
  const { round, bundle } = server;
  const { keep, withdrawal } = keepCard();
  const envelopes = await Promise.all(Array.from({ length: 30 }, () => sealed({ round, bundle, ...withWords() })));
  const kept = await sealed({ round, bundle, answers: calmDay(), keep });
  const held = await sealed({ round, bundle, answers: calmDay(), response: { language: 'pl' } });
  const receipts = [...(await server.send(envelopes)), await server.sendOne(kept), await server.sendOne(held)];
  const [drawn] = envelopes;
  const pieces = await sealedPieces(round, drawn?.id ?? '', [randomBytes(40_000), randomBytes(9_000)]);
  expect(await (await server.post('/api/pieces', { pieces })).json()).toEqual({ receipts: [{ outcome: 'stored' }, { outcome: 'stored' }] });
  expect(new Set(receipts.map(({ outcome }) => outcome))).toEqual(new Set(['stored', 'held']));
  return { envelopes, kept, held, withdrawal, pieces };
}

describe.each(engines)('a purge, on %s', (engine) => {
  it('deletes all of a round and its key, shows it, and answers late copies', async () => {
    const server = await makeApp(engine);
    const { envelopes, kept, held, withdrawal, pieces } = await filled(server);
    const { round, bundle } = server;
    const late = await sealed({ round, bundle, answers: calmDay() });
    server.setNow(dayAfterKeeping);
    const report = await purgeBySlug(depsOf(server), 'autumn', {});
    expect(report.before).toMatchObject({ words: 30, attachment_pieces: 2, held: 1, responses: 31, answers: 31, cards: 12 });
    expect(report.after).toEqual({ words: 0, attachment_pieces: 0, held: 0, reading_queue: 0, responses: 0, answers: 0, release_members: 0, cards: 0 });
    expect(report).toMatchObject({ keysDestroyed: 1, keysLeft: 0, sample: { openedBefore: true, opensNow: false } });
    if (engine === 'sqlite') expect(report.traces).toMatchObject({ pieces: 63, foundBefore: 63, foundAfter: 0, logEmptied: true });
    expect(isProven(report)).toBe(true);
    expect(await everyRoundKey(server.db)).toEqual([]);
    expect(openKeys(server.keyFile, await everyRoundKey(server.db)).privateKey(round.key.id)).toBeUndefined();

    // The next moment at which the running server asks what it knows of the round.
    server.setNow('2028-12-19T10:01:00Z');
    for (const again of [envelopes[0], kept, held]) expect(await server.sendOne(again)).toEqual({ outcome: 'already', id: again?.id });
    const [another, ofLate] = [await sealedPieces(round, envelopes[1]?.id ?? '', [randomBytes(50)]), await sealedPieces(round, late.id, [randomBytes(50)])];
    expect(await (await server.post('/api/pieces', { pieces: [...pieces, ...another, ...ofLate] })).json()).toEqual({
      receipts: [...[0, 1, 2].map(() => ({ outcome: 'already' })), { outcome: 'refused', problem: { code: 'envelope-not-here', params: {} } }],
    });
    expect(await server.sendOne({ ...kept, bundle: 'ab'.repeat(32) })).toMatchObject({ outcome: 'refused', problem: { code: 'round-purged' } });
    expect(await server.sendOne(late)).toEqual({ outcome: 'refused', id: late.id, problem: { code: 'round-purged', params: {} } });
    expect(await problemOf(await server.get('/api/packs/autumn/en'))).toMatchObject({ code: 'round-purged', status: 410 });
    expect(await server.count('responses')).toBe(0);

    // The copy behind a keep card is kept for its holder, who can still take it back.
    expect(await server.count('keeps')).toBe(1);
    expect(await (await server.post('/api/withdrawals', { token: withdrawal })).json()).toEqual({ outcome: 'withdrawn' });
    expect(await server.count('keeps')).toBe(0);
    expect(await server.sendOne(kept)).toEqual({ outcome: 'already', id: kept.id });
    const lines = await server.db.selectFrom('audit_log').select('action').where('actor', '=', 'server').execute();
    expect(lines.map(({ action }) => action).toSorted()).toEqual(['answers-purged', 'round-key-destroyed', 'words-purged']);
    await server.close();
  });

  it('of words alone leaves the answers, and what was withdrawn before it came stays withdrawn', async () => {
    const server = await makeApp(engine);
    await filled(server);
    const { keep, withdrawal } = keepCard();
    const withdrawn = await sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), keep });
    expect(await (await server.post('/api/withdrawals', { token: withdrawal })).json()).toEqual({ outcome: 'waiting' });
    server.setNow(dayAfterKeeping);
    const [report] = await purgeDue(depsOf(server), retention);
    expect(report).toMatchObject({ round: 'autumn', parts: ['words'], after: { words: 0, attachment_pieces: 0, held: 0, responses: 31, answers: 31 }, keysDestroyed: 1 });
    expect(report && isProven(report)).toBe(true);
    expect(await purgeDue(depsOf(server), retention)).toEqual([]);
    server.setNow('2028-12-19T10:01:00Z');
    expect(await server.sendOne(withdrawn)).toEqual({ outcome: 'already', id: withdrawn.id });
    server.setNow('2032-12-19T10:00:00Z');
    expect(await purgeDue(depsOf(server), retention)).toMatchObject([{ parts: ['answers'], after: { responses: 0, reading_queue: 0 } }]);
    expect([await purgeOldCopies(depsOf(server)), await server.count('keeps')]).toEqual([0, 1]);
    server.setNow('2046-12-19T10:00:00Z');
    expect([await purgeOldCopies(depsOf(server)), await server.count('keeps')]).toEqual([1, 0]);
    await server.close();
  });

  it('that was cut off is finished by the next, and lets nothing in meanwhile', async () => {
    const server = await makeApp(engine);
    await filled(server);
    const envelope = await sealed({ round: server.round, bundle: server.bundle, answers: calmDay() });
    const round = await roundToPurge(server.db, 'slug', 'autumn');
    if (round === undefined) throw new Error('no round');
    await markPurged(server.db, round, 'words', '2026-11-21', () => crypto.randomUUID());
    // The server still believes in the round for a moment; the database does not.
    expect(await server.sendOne(envelope)).toMatchObject({ outcome: 'refused', problem: { code: 'round-purged' } });
    const [report] = await purgeDue(depsOf(server), retention);
    expect(report).toMatchObject({ parts: ['words'], keysDestroyed: 1, after: { words: 0, held: 0 } });
    await server.close();
  });

  it('waits for answers that are just being stored, and misses none of them', async () => {
    const server = await makeApp(engine);
    const envelopes = await Promise.all(Array.from({ length: 60 }, () => sealed({ round: server.round, bundle: server.bundle, ...withWords() })));
    const sending = Promise.all(envelopes.map((envelope, at) => new Promise((resolve) => setTimeout(resolve, at)).then(() => server.sendOne(envelope))));
    await new Promise((resolve) => setTimeout(resolve, 25));
    const report = await purgeBySlug(depsOf(server), 'autumn', { evenOpen: true });
    const receipts = await sending;
    expect(report.after).toMatchObject({ words: 0, answers: 0, responses: 0 });
    expect(await server.count('responses')).toBe(0);
    expect(await server.count('words')).toBe(0);
    for (const receipt of receipts) expect(receipt.outcome === 'stored' || (receipt.outcome === 'refused' && receipt.problem.code === 'round-purged')).toBe(true);
    await server.close();
  });

  it('forgets the devices of a session once its day is long over; what one of them still has is taken, and it is told that it is in no session', async () => {
    const server = await makeApp(engine);
    const [old, recent] = [await aSession(server.deps, server.partnership.id, { day: '2026-11-21', rounds: ['autumn'] }), await aSession(server.deps, server.partnership.id, { day: '2026-11-25', rounds: ['autumn'] })];
    const joined = async ({ code }: ASession) => JoinedSession.parse(await (await server.post('/api/sessions/join', { said: { secret: code.secret }, kind: 'shared' })).json());
    const tablet = await joined(old);
    await joined(recent);
    const devices = async () => (await server.db.selectFrom('session_devices').select('session_id').execute()).map(({ session_id }) => session_id).toSorted();
    server.setNow('2027-03-21T23:30:00Z');
    expect([await purgeOldDevices(depsOf(server)), (await devices()).length]).toEqual([0, 2]);
    server.setNow('2027-03-22T10:00:00Z');
    expect([await purgeOldDevices(depsOf(server)), await devices()]).toEqual([1, [recent.id]]);
    expect(await problemOf(await server.post('/api/sessions/report', { token: tablet.token, turn: 1, answering: false, finished: 1, waiting: 1, refused: 0, codesLeft: 0 }))).toMatchObject({ code: 'device-ended', status: 403 });
    const card = tablet.codes[0]?.codes[0] ?? '';
    expect(await server.sendOne(await sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), card }))).toMatchObject({ outcome: 'stored', late: true });
    expect(await server.db.selectFrom('responses').select(['session_id', 'arrived_by']).execute()).toEqual([{ session_id: old.id, arrived_by: 'card' }]);
    await server.close();
  });

  it('is refused while people can answer, and of a round that is not there', async () => {
    const server = await makeApp(engine);
    await expect(purgeBySlug(depsOf(server), 'autumn', {})).rejects.toThrow('round-open');
    await expect(purgeBySlug(depsOf(server), 'winter', {})).rejects.toThrow('not-found');
    expect(readKeyFile(server.keyFile)?.keys).toHaveLength(1);
    expect(await purgeDestroyed(depsOf(server))).toEqual([]);
    await server.close();
  });
});

describe('what is past its keeping', () => {
  it('is told by months after the round closes, to the day', () => {
    expect(monthsAfter('2026-12-18', 24)).toBe('2028-12-18');
    expect(monthsAfter('2026-12-31', 2)).toBe('2027-02-28');
    expect(monthsAfter('2026-11-30', 3)).toBe('2027-02-28');
    const round = { closes_on: '2026-12-18', words_purged_on: null, answers_purged_on: null };
    expect(partsDue(round, '2028-12-18', retention)).toEqual([]);
    expect(partsDue(round, '2028-12-19', retention)).toEqual(['words']);
    expect(partsDue(round, '2032-12-19', retention)).toEqual(['words', 'answers']);
    expect(partsDue({ ...round, words_purged_on: '2029-01-01' }, '2032-12-19', retention)).toEqual(['answers']);
    expect(partsDue({ ...round, words_months: 6, answers_months: 12 }, '2027-06-18', retention), 'as its area said').toEqual([]);
    expect(partsDue({ ...round, words_months: 6, answers_months: 12 }, '2027-06-19', retention)).toEqual(['words']);
    expect(partsDue({ ...round, words_months: 6, answers_months: 12 }, '2027-12-19', retention)).toEqual(['words', 'answers']);
  });
});
