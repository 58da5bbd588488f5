import { expect, it } from 'vitest';
import { RoundsKept } from '#server/contracts/rounds-kept.ts';
import { starterSurveys } from '#server/library/surveys.ts';
import { makeApp } from '#test/helpers/make-app.ts';
import { signedInAs } from '#test/helpers/staff.ts';
import { publishStarterSurveys } from './starter-surveys.ts';

it('a real area can plan a round of every starter survey', async () => {
  const server = await makeApp('sqlite', { demo: false, madeUp: false, words: false });
  try {
    await publishStarterSurveys(server.db, server.partnership.id);
    await publishStarterSurveys(server.db, server.partnership.id);
    const coordinator = await signedInAs(server, 'coordinator');
    const rounds = '/api/staff/areas/hillside/rounds';
    const { surveys } = RoundsKept.parse(await (await coordinator.get(rounds)).json());
    const offered = new Map(surveys.map((survey) => [survey.id, survey]));
    for (const { id, version } of starterSurveys) expect(offered.get(id)).toMatchObject({ version, languages: expect.arrayContaining(['en', 'en-simple']), unchecked: expect.not.arrayContaining(['en']) });
    expect(offered.get('my-future')?.unchecked, 'nobody has checked what it promises there').toContain('ur');

    const planned = await coordinator.post(rounds, { survey: { id: 'my-future', version: offered.get('my-future')?.version }, opensOn: '2026-12-01', closesOn: '2027-07-31', languages: ['en'], topics: [] });
    expect(planned.status).toBe(200);
  } finally {
    await server.close();
  }
});
