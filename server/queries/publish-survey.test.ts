import { describe, expect, it } from 'vitest';
import type { Survey } from '#server/contracts/survey.ts';
import { bundleFor, schoolDay } from '#test/examples/school-day.ts';
import { engines, makeApp, type TestServer } from '#test/helpers/make-app.ts';
import { publishSurvey } from './publish-survey.ts';
import { surveyVersions } from './surveys.ts';

const without = (survey: Survey, question: string): Survey['pages'] =>
  survey.pages.flatMap((page): Survey['pages'] => {
    if (page.kind !== 'questions') return [page];
    const questions = page.questions.filter(({ id }) => id !== question);
    return questions.length === 0 ? [] : [{ ...page, questions }];
  });

const withServer = async (engine: (typeof engines)[number], work: (server: TestServer, publish: (survey: unknown, bundles?: unknown[]) => Promise<unknown>) => Promise<void>) => {
  const server = await makeApp(engine);
  await work(server, (survey, bundles = []) => publishSurvey(server.db, server.partnership.id, { survey, bundles }));
  await server.close();
};

describe.each(engines)('publishing on %s', (engine) => {
  it('leaves what is published as it is', () =>
    withServer(engine, async (server, publish) => {
      expect(await publish(schoolDay)).toBeUndefined();
      expect(await surveyVersions(server.db, server.partnership.id, 'school-day')).toEqual([schoolDay]);
    }));

  it('takes a next version that retires what it leaves out', () =>
    withServer(engine, async (server, publish) => {
      const next: Survey = {
        ...schoolDay,
        version: 2,
        pages: without(schoolDay, 'places'),
        retired: ['old-question', 'places', 'places.class', 'places.lunch'],
      };
      expect(await publish(next, [bundleFor(next, 'en')])).toBeUndefined();
      expect((await surveyVersions(server.db, server.partnership.id, 'school-day')).map(({ version }) => version)).toEqual([1, 2]);
    }));

  const next = { ...schoolDay, version: 2 };
  const refused: [string, string, unknown, unknown[]][] = [
    ['survey-not-understood', 'nothing', undefined, []],
    ['survey-not-understood', 'a field that is not known', { ...schoolDay, colour: 'red' }, []],
    ['survey-version-exists', 'a published version with other contents', { ...schoolDay, checkIn: true, pages: [...schoolDay.pages.slice(0, 1), { kind: 'assent', id: 'assent', concept: 'choose' }, ...schoolDay.pages.slice(1)] }, []],
    ['survey-id-reused', 'a question that went away without being retired', { ...next, pages: without(schoolDay, 'places') }, []],
    ['survey-id-reused', 'an id that came back', { ...next, retired: [...schoolDay.retired, 'noise'] }, []],
    ['survey-id-twice', 'one id for two questions', { ...next, pages: [...schoolDay.pages.slice(0, 2), ...schoolDay.pages.slice(1)] }, []],
    ['survey-condition-unknown', 'a condition on nothing', { ...next, pages: without(schoolDay, 'travel'), retired: ['old-question', 'travel', 'travel.bus', 'travel.walk', 'travel.taxi'] }, []],
    ['survey-page-order', 'no end', { ...next, pages: schoolDay.pages.slice(0, -1) }, []],
    ['bundle-not-understood', 'words that are none', next, [{ language: 'en' }]],
    ['bundle-not-understood', 'words of another survey', next, [bundleFor(schoolDay, 'en')]],
    ['bundle-text-missing', 'a text that is missing', next, [(({ strings: { name: _name, ...strings }, ...rest }) => ({ ...rest, strings }))(bundleFor(next, 'en'))]],
    ['bundle-text-unknown', 'a text that nobody shows', next, [(({ strings, ...rest }) => ({ ...rest, strings: { ...strings, more: { text: 'x', state: 'machine' } } }))(bundleFor(next, 'en'))]],
  ];

  it.each(refused)('refuses (%s) %s, and publishes nothing of it', (code, _why, survey, bundles) =>
    withServer(engine, async (server, publish) => {
      expect(await publish(survey, bundles)).toMatchObject({ code });
      expect(await surveyVersions(server.db, server.partnership.id, 'school-day')).toEqual([schoolDay]);
      expect(await server.db.selectFrom('bundles').select('edition').execute()).toHaveLength(2);
    }));

  it('refuses a condition on a later question', () =>
    withServer(engine, async (_server, publish) => {
      const [welcome, travel, busIs, ...rest] = schoolDay.pages;
      expect(await publish({ ...next, pages: [welcome, busIs, travel, ...rest] })).toMatchObject({ code: 'survey-condition-forward' });
    }));
});
