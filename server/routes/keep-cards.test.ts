import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertMany } from '#server/queries/insert-many.ts';
import { mostWaitingWithdrawals } from '#server/queries/tombstones.ts';
import { answersOf, calmDay, dayWithWords } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { keepCard, sealed, type ToSeal } from '#test/helpers/sealed.ts';

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

  it('gets the copy with the look-up token, and with nothing else', async () => {
    const { lookUp, withdrawal, keep } = keepCard();
    await server.sendOne(await envelope({ keep }));
    const reply = await server.post('/api/keep', { token: lookUp });
    expect(await reply.json()).toEqual({ received: true, copy: keep.copy });
    expect(reply.headers.get('cache-control')).toBe('no-store');
    for (const token of [withdrawal, keep.lookUp.slice(0, 43), '']) {
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
