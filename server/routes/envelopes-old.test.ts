import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { openRound } from '#server/jobs/open-round.ts';
import { publishSurvey } from '#server/queries/publish-survey.ts';
import { bundleFor, calmDay, schoolDay } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { sealed } from '#test/helpers/sealed.ts';

/** The round asks a second version, without the first question, from now on. */
async function askSecondVersion(server: TestServer): Promise<Survey> {
  const second: Survey = { ...schoolDay, version: 2, pages: schoolDay.pages.map((page, at) => (at === 0 && page.kind === 'welcome' ? { ...page, concept: 'bus' } : page)) };
  const bundles = ['en', 'ur'].map((language) => bundleFor(second, language));
  expect(await publishSurvey(server.db, server.partnership.id, { survey: second, bundles })).toBeUndefined();
  await openRound(
    { ...server.deps, keyFile: server.keyFile },
    server.partnership,
    { slug: 'autumn', survey: second, opensOn: '2026-09-01', closesOn: '2026-12-18', languages: ['en', 'ur'], words: true },
    [],
  );
  return second;
}

describe.each(engines)('a device that was away for long, on %s', (engine) => {
  it('delivers answers to the version it had, and to older texts, and is stored beside the new ones', async () => {
    const server = await makeApp(engine);
    const { round, bundle } = server;
    const old = await sealed({ round, bundle, answers: calmDay() });
    const second = await askSecondVersion(server);
    server.setNow('2027-11-21T10:00:00Z');
    expect(await server.sendOne(old)).toEqual({ outcome: 'stored', id: old.id, late: true });
    expect(await server.sendOne(old)).toEqual({ outcome: 'already', id: old.id });
    const place = { survey: { id: second.id, version: 2 } };
    const fresh = await sealed({ round: { ...round, survey: place.survey }, bundle: 'ab'.repeat(32), answers: calmDay() });
    expect(await server.sendOne(fresh)).toMatchObject({ outcome: 'stored' });
    const rows = await server.db.selectFrom('responses').select('survey_version').orderBy('survey_version').execute();
    expect(rows.map(({ survey_version }) => survey_version)).toEqual([1, 2]);
    await server.close();
  });

  it('is held where the round never asked that version', async () => {
    const server = await makeApp(engine);
    const { round, bundle } = server;
    const never = { ...round, survey: { id: round.survey.id, version: 2 } };
    const published = await publishSurvey(server.db, server.partnership.id, { survey: { ...schoolDay, version: 2 }, bundles: [] });
    expect(published).toBeUndefined();
    const envelope = await sealed({ round: never, bundle, answers: calmDay() });
    expect(await server.sendOne(envelope)).toMatchObject({ outcome: 'held', problem: { code: 'survey-version-unknown' } });
    await server.close();
  });

  it('keeps its answers and tries again where the server has lost the key of the round', async () => {
    const server = await makeApp(engine);
    const envelope = await sealed({ round: server.round, bundle: server.bundle, answers: calmDay() });
    const lost = createApp({ ...server.deps, keys: { ...server.deps.keys, privateKey: () => undefined } });
    const reply = await lost.request('/api/envelopes', { method: 'POST', body: JSON.stringify({ envelopes: [envelope] }) });
    expect(await problemOf(reply)).toEqual({ code: 'server-fault', params: {}, status: 500 });
    expect(await server.count('receipts')).toBe(0);
    expect(await server.sendOne(envelope)).toMatchObject({ outcome: 'stored' });
    await server.close();
  });

  it('is stamped with the day of the server, whatever its clock says', async () => {
    const server = await makeApp(engine);
    for (const [now, late] of [['2025-11-21T10:00:00Z', false], ['2027-11-21T10:00:00Z', true]] as const) {
      server.setNow(now);
      const envelope = await sealed({ round: server.round, bundle: server.bundle, answers: calmDay() });
      expect(await server.sendOne(envelope)).toEqual({ outcome: 'stored', id: envelope.id, late });
      // Another moment, either way, changes nothing of what was said.
      server.setNow('2026-11-21T10:00:00Z');
      expect(await server.sendOne(envelope)).toEqual({ outcome: 'already', id: envelope.id });
      const { received_on } = await server.db.selectFrom('responses').select('received_on').where('id', '=', envelope.id).executeTakeFirstOrThrow();
      expect(received_on).toBe(now.slice(0, 10));
    }
    await server.close();
  });
});
