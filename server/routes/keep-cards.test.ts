import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RoundReplies } from '#server/contracts/reply.ts';
import { insertMany } from '#server/queries/insert-many.ts';
import { purgeKeeps } from '#server/queries/purge-keeps.ts';
import { addReply } from '#server/queries/replies.ts';
import { mostWaitingWithdrawals } from '#server/queries/tombstones.ts';
import { answersOf, calmDay, dayWithWords } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { keepCard, sealed, type ToSeal } from '#test/helpers/sealed.ts';
import { missesPerMinute } from './card-misses.ts';

describe.each(engines)('the holder of a keep card, on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await makeApp(engine);
  });
  afterAll(() => server.close());

  const envelope = (changes: Partial<ToSeal> = {}) => sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), ...changes });
  const withdraw = async (token: string) => {
    const reply = await server.post('/api/withdrawals', { token });
    expect(reply.status).toBe(200);
    return reply.json();
  };
  const rowsOf = async (id: string) => {
    const [answers, words, keeps, queue] = await Promise.all(
      (['answers', 'words', 'keeps', 'reading_queue'] as const).map((table) => server.db.selectFrom(table).selectAll().where('response_id', '=', id).execute()),
    );
    const [responses, held] = await Promise.all((['responses', 'held'] as const).map((table) => server.db.selectFrom(table).selectAll().where('id', '=', id).execute()));
    return { answers, words, keeps, queue, responses, held };
  };

  it('is heard only with what can be a token: nothing shorter is written down', async () => {
    for (const path of ['/api/keep', '/api/withdrawals'])
      for (const token of ['', 'A', 'short', 'A'.repeat(44), '='.repeat(43)]) expect(await problemOf(await server.post(path, { token }))).toMatchObject({ code: 'body-not-understood' });
    expect(await server.count('tombstones')).toBe(0);
  });

  it('gets the copy with the look-up token, and with nothing else', async () => {
    const { lookUp, withdrawal, keep } = keepCard();
    await server.sendOne(await envelope({ keep }));
    const reply = await server.post('/api/keep', { token: lookUp });
    expect(await reply.json()).toEqual({ copies: [keep.copy] });
    expect(reply.headers.get('cache-control')).toBe('no-store');
    for (const token of [withdrawal, keep.lookUp.slice(0, 43)]) {
      expect(await problemOf(await server.post('/api/keep', { token }))).toEqual({ code: 'keep-unknown', params: {}, status: 404 });
    }
    expect(await problemOf(await server.post('/api/keep', { secret: lookUp }))).toMatchObject({ code: 'body-not-understood' });
  });

  it('takes everything back: answers, words and copy go at once; a wish to talk stays with the people who keep children safe', async () => {
    const { lookUp, withdrawal, keep } = keepCard();
    const answers = dayWithWords().map((answer) => (answer.question === 'talk' ? { ...answer, value: { kind: 'choice' as const, option: 'yes' } } : answer));
    const sent = await envelope({ answers, words: { change: 'More time' }, keep });
    await server.sendOne(sent);
    const others = await envelope({ keep: keepCard().keep });
    await server.sendOne(others);

    expect(await withdraw(withdrawal)).toEqual({ outcome: 'withdrawn' });
    const left = await rowsOf(sent.id);
    expect(left).toMatchObject({ answers: [], words: [], keeps: [], responses: [], held: [] });
    expect(left.queue).toMatchObject([{ reason: 'talk', question_id: 'talk' }]);
    expect(await problemOf(await server.post('/api/keep', { token: lookUp }))).toMatchObject({ code: 'keep-unknown' });
    expect((await rowsOf(others.id)).responses).toHaveLength(1);
    const audit = await server.db.selectFrom('audit_log').select('action').where('subject_id', '=', sent.id).orderBy('action').execute();
    expect(audit.map(({ action }) => action)).toEqual(['response-stored', 'response-withdrawn']);
  });

  it('is not brought back by a second copy, nor by other bytes under the same id', async () => {
    const { withdrawal, keep } = keepCard();
    const sent = await envelope({ keep });
    await server.sendOne(sent);
    await withdraw(withdrawal);
    expect(await server.sendOne(sent)).toEqual({ outcome: 'already', id: sent.id });
    expect(await server.sendOne(await envelope({ id: sent.id, keep }))).toEqual({ outcome: 'already', id: sent.id });
    expect(await rowsOf(sent.id)).toMatchObject({ answers: [], responses: [], keeps: [] });
  });

  it('takes back answers that have not arrived yet; when they come they are not stored', async () => {
    const { withdrawal, keep } = keepCard();
    const sent = await envelope({ answers: dayWithWords(), words: { change: 'Not yet sent' }, keep });
    expect(await withdraw(withdrawal)).toEqual({ outcome: 'waiting' });
    expect(await withdraw(withdrawal)).toEqual({ outcome: 'waiting' });
    expect(await server.sendOne(sent)).toEqual({ outcome: 'already', id: sent.id });
    expect(await rowsOf(sent.id)).toMatchObject({ answers: [], words: [], keeps: [], queue: [], responses: [] });
    expect(await server.sendOne(sent)).toEqual({ outcome: 'already', id: sent.id });
    // The card is free for another year's answers.
    const later = await envelope({ keep });
    expect((await server.sendOne(later)).outcome).toBe('stored');
  });

  it('takes back what was held, too', async () => {
    const { withdrawal, keep } = keepCard();
    const sent = await envelope({ answers: answersOf({ weather: { kind: 'skipped' } }), keep });
    expect((await server.sendOne(sent)).outcome).toBe('held');
    expect(await withdraw(withdrawal)).toEqual({ outcome: 'withdrawn' });
    expect((await rowsOf(sent.id)).held).toEqual([]);
  });

  it('may use the card in later rounds: one copy of each, and all of them are taken back together', async () => {
    const { lookUp, withdrawal, keep } = keepCard();
    const [first, second] = [await envelope({ keep }), await envelope({ keep: { ...keep, copy: 'QUJD' } })];
    await server.sendOne(first);
    await server.sendOne(second);
    await server.db.updateTable('keeps').set({ round_id: 'another-round' }).where('response_id', '=', first.id).execute();
    server.setNow('2026-11-22T10:00:00Z');
    const later = await envelope({ keep: { ...keep, copy: 'REVG' } });
    expect((await server.sendOne(later)).outcome).toBe('stored');
    server.setNow('2026-11-21T10:00:00Z');
    expect(await (await server.post('/api/keep', { token: lookUp })).json()).toEqual({ copies: ['REVG', keep.copy] });
    expect(await withdraw(withdrawal)).toEqual({ outcome: 'withdrawn' });
    expect((await rowsOf(later.id)).responses).toEqual([]);
  });

  it('whose card somebody else uses in the same round keeps their copy, and both answers are stored', async () => {
    const { lookUp, withdrawal, keep } = keepCard();
    const mine = await envelope({ keep });
    const others = [await envelope({ keep: { ...keep, copy: 'QUJD' } }), await envelope({ keep: { ...keep, copy: 'REVG' } })];
    await server.sendOne(mine);
    expect((await server.send(others)).map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
    expect(await (await server.post('/api/keep', { token: lookUp })).json()).toEqual({ copies: [keep.copy] });
    expect(await withdraw(withdrawal)).toEqual({ outcome: 'withdrawn' });
    expect((await rowsOf(mine.id)).responses).toEqual([]);
    for (const { id } of others) expect((await rowsOf(id)).responses).toHaveLength(1);
  });

  it('does not lose what they say in a round that opened after they took something back', async () => {
    const { withdrawal, keep } = keepCard();
    expect(await withdraw(withdrawal)).toEqual({ outcome: 'waiting' });
    await server.db.updateTable('tombstones').set({ withdrawn_on: '2026-08-31' }).execute();
    const later = await envelope({ keep });
    expect((await server.sendOne(later)).outcome).toBe('stored');
    // The tombstone goes on waiting for what was said before it.
    expect(await server.db.selectFrom('tombstones').selectAll().execute()).toHaveLength(1);
    await server.db.updateTable('tombstones').set({ withdrawn_on: '2026-09-01' }).execute();
    const before = await envelope({ keep });
    expect(await server.sendOne(before)).toEqual({ outcome: 'already', id: before.id });
    expect(await server.db.selectFrom('tombstones').selectAll().execute()).toEqual([]);
  });

  it('is never slowed by strangers who try wrong cards: those are counted, and say the same whatever is behind them', async () => {
    const { lookUp, withdrawal, keep } = keepCard();
    await server.sendOne(await envelope({ keep }));
    const gone = keepCard();
    await server.sendOne(await envelope({ keep: gone.keep }));
    await withdraw(gone.withdrawal);
    const wrong = async (token: string) => {
      const reply = await server.post('/api/keep', { token });
      return { status: reply.status, headers: [...reply.headers], body: await reply.text() };
    };
    const unknown = await wrong(keepCard().lookUp);
    expect(await wrong(gone.lookUp)).toEqual(unknown);

    const spent = Object.entries(missesPerMinute).map(([kind, misses]) => ({ minute: '2026-11-21T10:00', kind, misses }));
    await server.db.deleteFrom('card_misses').execute();
    await server.db.insertInto('card_misses').values(spent).execute();
    expect(await wrong(gone.lookUp)).toEqual(unknown);
    expect(await problemOf(await server.post('/api/withdrawals', { token: keepCard().withdrawal }))).toMatchObject({ code: 'too-many-requests' });
    expect(await (await server.post('/api/keep', { token: lookUp })).json()).toEqual({ copies: [keep.copy] });
    expect(await withdraw(withdrawal)).toEqual({ outcome: 'withdrawn' });

    // A new minute has a budget of its own, and the one before is forgotten.
    server.setNow('2026-11-21T10:01:00Z');
    expect(await withdraw(keepCard().withdrawal)).toEqual({ outcome: 'waiting' });
    expect(await server.db.selectFrom('card_misses').select(['minute', 'misses']).execute()).toEqual([{ minute: '2026-11-21T10:01', misses: 1 }]);
    server.setNow('2026-11-21T10:00:00Z');
    await server.db.deleteFrom('card_misses').execute();
    await server.db.deleteFrom('tombstones').execute();
  });

  it('has their copy until they are 25, and no longer', async () => {
    const [card] = await server.cards();
    const { lookUp, keep } = keepCard();
    const sent = await envelope({ keep, card: card?.code ?? '' });
    await server.sendOne(sent);
    expect(await server.db.selectFrom('keeps').select('keep_until').where('response_id', '=', sent.id).execute()).toEqual([{ keep_until: '2038-08-31' }]);
    const purge = (day: string) => server.db.transaction().execute((trx) => purgeKeeps(trx, day, () => crypto.randomUUID()));
    expect(await purge('2038-08-31')).toBe(0);
    expect(await purge('2038-09-01')).toBe(1);
    expect(await problemOf(await server.post('/api/keep', { token: lookUp }))).toMatchObject({ code: 'keep-unknown' });
    // What was counted has a retention of its own.
    expect((await rowsOf(sent.id)).responses).toHaveLength(1);
  });

  it('reads what was published about a round, and nothing that was not', async () => {
    const at = { partnershipId: server.partnership.id, roundId: server.round.id };
    const texts = { en: { title: 'Lunch', said: 'Lunch is too loud.', done: 'There is a quiet table.' } };
    const reply = { id: crypto.randomUUID(), concept: 'quiet-space', status: 'done' as const, texts };
    await addReply(server.db, at, reply, '2026-11-20');
    await addReply(server.db, at, { ...reply, id: crypto.randomUUID() }, null);
    const found = await server.get('/api/rounds/autumn/replies');
    expect(RoundReplies.parse(await found.json())).toEqual({ round: 'autumn', madeUp: true, replies: [{ ...reply, on: '2026-11-20' }] });
    expect((await server.get('/api/rounds/autumn/replies', { 'if-none-match': found.headers.get('etag') ?? '' })).status).toBe(304);
    expect(await problemOf(await server.get('/api/rounds/winter/replies'))).toMatchObject({ code: 'not-found' });
  });

  it('is told to come again later when strangers have filled the place where withdrawals wait', async () => {
    const rows = Array.from({ length: mostWaitingWithdrawals }, (_, n) => ({ withdrawal: n.toString(16).padStart(64, '0'), withdrawn_on: '2026-11-21' }));
    await insertMany(server.db, 'tombstones', ['withdrawal', 'withdrawn_on'], rows);
    expect(await problemOf(await server.post('/api/withdrawals', { token: keepCard().withdrawal }))).toMatchObject({ code: 'too-many-requests', status: 429 });
    // Whose answers are here can still take them back.
    const { withdrawal, keep } = keepCard();
    await server.sendOne(await envelope({ keep }));
    expect(await withdraw(withdrawal)).toEqual({ outcome: 'withdrawn' });
    await server.db.deleteFrom('tombstones').execute();
  });

  it('never has a token of theirs stored', async () => {
    const { lookUp, withdrawal, keep } = keepCard();
    await server.sendOne(await envelope({ keep }));
    await server.post('/api/keep', { token: lookUp });
    const stored = await server.everything();
    expect(stored).not.toContain(lookUp);
    expect(stored).not.toContain(withdrawal);
  });
});
