import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Survey } from '#server/contracts/survey.ts';
import { publishSurvey } from '#server/queries/publish-survey.ts';
import { answersOf, bundleFor, calmDay, dayWithWords, schoolDay } from '#test/examples/school-day.ts';
import { engines, makeApp, type TestServer } from '#test/helpers/make-app.ts';
import { keepCard, sealed, type ToSeal } from '#test/helpers/sealed.ts';

describe.each(engines)('envelopes that keep the rules, on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await makeApp(engine);
  });
  afterAll(() => server.close());

  const envelope = (changes: Partial<ToSeal> = {}) => sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), ...changes });
  const responseOf = (id: string) => server.db.selectFrom('responses').selectAll().where('id', '=', id).executeTakeFirst();
  const queueOf = (id: string) => server.db.selectFrom('reading_queue').select(['reason', 'question_id', 'option_id']).where('response_id', '=', id).orderBy('reason').execute();

  it('are stored whole: response, answers, receipt and audit line, with the day and no time', async () => {
    const sent = await envelope();
    expect(await server.sendOne(sent)).toEqual({ outcome: 'stored', id: sent.id, late: false });
    expect(await responseOf(sent.id)).toMatchObject({
      partnership_id: server.partnership.id,
      round_id: server.round.id,
      survey_version: 1,
      language: 'en',
      arrived_by: 'link',
      year: null,
      stage: null,
      need: null,
      received_on: '2026-11-21',
      late: 0,
      simulated: 1,
    });
    const { content } = await server.db.selectFrom('answers').select('content').where('response_id', '=', sent.id).executeTakeFirstOrThrow();
    expect(JSON.parse(content)).toEqual(calmDay());
    const audit = await server.db.selectFrom('audit_log').select(['at', 'actor', 'action']).where('subject_id', '=', sent.id).execute();
    expect(audit).toEqual([{ at: '2026-11-21', actor: 'respondent', action: 'response-stored' }]);
  });

  it('keep their day in London, whatever the hour is elsewhere', async () => {
    server.setNow('2026-10-24T23:30:00Z');
    const sent = await envelope();
    await server.sendOne(sent);
    server.setNow('2026-11-21T10:00:00Z');
    expect((await responseOf(sent.id))?.received_on).toBe('2026-10-25');
  });

  it('take year, stage and kind of need from their card; its number is nowhere with the answers, and it counts once', async () => {
    const [card] = await server.cards();
    const first = await envelope({ card: card?.code ?? '' });
    expect((await server.sendOne(first)).outcome).toBe('stored');
    expect(await responseOf(first.id)).toMatchObject({ arrived_by: 'card', year: 9, stage: 'E', need: 'asd' });
    expect(await server.everything()).not.toContain(card?.code);
    expect((await server.cards()).filter(({ used }) => used)).toHaveLength(1);

    const second = await envelope({ card: card?.code ?? '' });
    expect((await server.sendOne(second)).outcome).toBe('stored');
    expect(await responseOf(second.id)).toMatchObject({ arrived_by: 'link', year: null, stage: null, need: null });
  });

  it('count a card that two of one batch bring only for the first', async () => {
    const card = (await server.cards()).find(({ used }) => !used);
    const two = await Promise.all([envelope({ card: card?.code ?? '' }), envelope({ card: card?.code ?? '' })]);
    expect((await server.send(two)).map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
    const arrived = await Promise.all(two.map(async ({ id }) => (await responseOf(id))?.arrived_by));
    expect(arrived).toEqual(expect.arrayContaining(['card', 'link']));
  });

  it('are stored as by open link when nobody printed their card', async () => {
    const sent = await envelope({ card: '0000000000000000' });
    expect((await server.sendOne(sent)).outcome).toBe('stored');
    expect((await responseOf(sent.id))?.arrived_by).toBe('link');
  });

  it('keep their words sealed, with an entry in the reading queue', async () => {
    const sent = await envelope({ answers: dayWithWords(), words: { change: 'Quieter corridors, please' } });
    expect((await server.sendOne(sent)).outcome).toBe('stored');
    const row = await server.db.selectFrom('words').selectAll().where('response_id', '=', sent.id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ key_id: server.round.key.id, survey_id: 'school-day', survey_version: 1, bundle: server.bundle, ...sent.words });
    expect(await server.everything()).not.toContain('corridors');
    expect(await queueOf(sent.id)).toEqual([{ reason: 'words', question_id: null, option_id: null }]);
  });

  it('put a worry and a wish to talk into the reading queue', async () => {
    const answers = answersOf({ noise: { kind: 'scale', place: 'not-well' }, talk: { kind: 'choice', option: 'yes' } });
    const sent = await envelope({ answers });
    await server.sendOne(sent);
    expect(await queueOf(sent.id)).toEqual([
      { reason: 'talk', question_id: 'talk', option_id: 'yes' },
      { reason: 'worry', question_id: 'noise', option_id: null },
    ]);
  });

  it('are counted once when they come twice, also twice in one batch and many times at once', async () => {
    const sent = await envelope();
    const [first, second] = await server.send([sent, sent]);
    expect([first?.outcome, second?.outcome]).toEqual(['stored', 'already']);
    expect(await server.sendOne(sent)).toEqual({ outcome: 'already', id: sent.id });

    const another = await envelope();
    const before = await server.count('responses');
    const outcomes = await Promise.all(Array.from({ length: 30 }, async () => (await server.sendOne(another)).outcome));
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(29);
    expect(await server.count('responses')).toBe(before + 1);
  });

  it('are stored and marked late after their round has closed', async () => {
    server.setNow('2026-12-18T23:59:00Z');
    expect(await server.sendOne(await envelope())).toMatchObject({ outcome: 'stored', late: false });
    server.setNow('2026-12-19T00:00:00Z');
    const sent = await envelope();
    expect(await server.sendOne(sent)).toMatchObject({ outcome: 'stored', late: true });
    server.setNow('2026-11-21T10:00:00Z');
    expect((await responseOf(sent.id))?.late).toBe(1);
  });

  it('are judged by the version they were asked by, however often the round was given a newer one since', async () => {
    const [kept, ...others] = schoolDay.pages;
    const newer = (version: number): Survey => ({
      ...schoolDay,
      version,
      retired: [...schoolDay.retired, 'noise'],
      pages: [...(kept === undefined ? [] : [kept]), ...others.filter((page) => page.kind !== 'questions' || page.questions[0]?.id !== 'noise')],
    });
    for (const version of [2, 3]) {
      expect(await publishSurvey(server.db, server.partnership.id, { survey: newer(version), bundles: [bundleFor(newer(version), 'en')] })).toBeUndefined();
      await server.db.updateTable('rounds').set({ survey_version: version }).execute();
    }
    server.setNow('2026-11-21T11:00:00Z');
    const old = await envelope();
    expect(await server.sendOne(old)).toMatchObject({ outcome: 'stored' });
    expect(await responseOf(old.id)).toMatchObject({ survey_version: 1 });

    const place = { survey: { id: 'school-day', version: 3 } };
    const asOld = await envelope({ place, response: place });
    expect(await server.sendOne(asOld), 'the newest no longer asks about noise').toMatchObject({ outcome: 'held', problem: { code: 'question-unknown' } });

    await server.db.updateTable('rounds').set({ survey_version: 1 }).execute();
    server.setNow('2026-11-21T12:00:00Z');
    expect(await server.sendOne(await envelope({ place, response: place })), 'a version that the round does not ask yet').toMatchObject({ outcome: 'held', problem: { code: 'survey-version-unknown' } });
    server.setNow('2026-11-21T10:00:00Z');
  });

  it('keep the copy and the digests of a keep card', async () => {
    const { keep } = keepCard();
    const sent = await envelope({ keep });
    await server.sendOne(sent);
    const row = await server.db.selectFrom('keeps').selectAll().where('response_id', '=', sent.id).executeTakeFirst();
    expect(row).toMatchObject({ look_up: keep.lookUp, withdrawal: keep.withdrawal, copy: keep.copy });
  });
});
