import { describe, expect, it, test } from 'vitest';
import { responseProblem } from '#server/contracts/response-rules.ts';
import type { AnswerValue } from '#server/contracts/response.ts';
import { surveyProblem } from '#server/contracts/survey-rules.ts';
import { Survey } from '#server/contracts/survey.ts';
import { surveyAsAsked, type Topic } from '#server/contracts/topics.ts';
import { questionsOf, walk } from '#server/contracts/walk.ts';
import { alertsOf } from '#server/queries/queue-entries.ts';
import { sampleAnswers } from '#test/helpers/sample-answers.ts';
import { effortOf } from './effort.ts';
import { otherDemoRounds } from './demo-area.ts';
import { myFuture2 } from './my-future-2.ts';
import { myFuture } from './my-future.ts';
import { observation } from './observation.ts';
import { parents } from './parents.ts';
import { schoolLife } from './school-life.ts';
import { starterSurveys } from './surveys.ts';

/**
 * The most screens, and the most taps, that a survey may ask for, with everything answered that somebody may meet; and
 * the most taps of somebody who chooses all that they may where several may be chosen. The check-in is to take 46 taps at
 * most; the person in `test/journeys/by-card.ts` takes them: two of each, and one way to go on after Year 11.
 */
const most: Readonly<Record<string, readonly [screens: number, taps: number, withAll: number]>> = {
  'my-future': [17, 46, 50],
  'my-future-2': [9, 22, 23],
  'my-future-year-10': [15, 36, 39],
  'my-future-year-12': [17, 40, 41],
  'school-life': [13, 32, 32],
  'live-issue': [10, 16, 16],
  'live-issue-2': [7, 12, 12],
  parents: [14, 45, 45],
  'co-productive': [9, 20, 20],
  observation: [9, 20, 24],
};

const shownIn = (survey: Survey, said: Readonly<Record<string, AnswerValue>>): string[] =>
  walk(survey, { words: true }, {}, new Map(Object.entries(said))).pages.flatMap(({ questions }) => questions.map(({ question }) => question.id));

describe.each(starterSurveys.map((survey) => [survey.id, survey] as const))('%s', (id, survey) => {
  it('keeps to the contract and to every rule', () => {
    expect(Survey.parse(survey)).toEqual(survey);
    expect(surveyProblem(survey)).toBeUndefined();
  });

  it('asks for no more than it promises', () => {
    const { screens, taps } = effortOf(survey);
    const [screensAllowed = 0, tapsAllowed = 0, withAll = 0] = most[id] ?? [];
    expect(screens).toBeLessThanOrEqual(screensAllowed);
    expect(taps.one).toBeLessThanOrEqual(tapsAllowed);
    expect(taps.all).toBeLessThanOrEqual(withAll);
  });

  it('can be answered whole, with and without words and a plan', () => {
    for (const stage of ['E', 'K', undefined] as const)
      for (const words of [true, false]) {
        const circumstances = stage === undefined ? {} : { stage };
        const answers = sampleAnswers(survey, circumstances, false).map((answer) => ({ ...answer, voice: survey.voice ?? answer.voice }));
        expect(answers.length).toBeGreaterThan(0);
        if (words) expect(responseProblem(survey, { words }, { answers, circumstances }, false)).toBeUndefined();
      }
  });

  it('says what it is, asks whether the person wants to, and lets them look again before the end', () => {
    const kinds = survey.pages.map(({ kind }) => kind);
    expect(kinds.slice(0, 2)).toEqual(['welcome', 'assent']);
    expect(kinds.includes('with-me')).toBe(survey.audience === 'young-person');
    expect(kinds.filter((kind) => kind !== 'questions').slice(-2)).toEqual(['check', 'saved']);
  });

  it('asks families and young people whether they want to talk, and keeps that private', () => {
    const asked = survey.pages.flatMap(questionsOf).filter(({ tags }) => tags.includes('talk'));
    expect(asked).toHaveLength(survey.audience === 'practitioner' ? 0 : 1);
    expect(asked.every(({ tags }) => tags.includes('private'))).toBe(true);
  });
});

test('the follow-ups ask under the ids of My future only what My future asks, so answers can be brought back', () => {
  const first = new Map(myFuture.pages.flatMap(questionsOf).map((question) => [question.id, question]));
  for (const survey of starterSurveys.filter(({ id }) => id.startsWith('my-future-year'))) {
    const shared = survey.pages.flatMap(questionsOf).filter(({ id }) => first.has(id));
    expect(shared.map(({ id }) => id)).toEqual(expect.arrayContaining(['dream', 'learn', 'adult-does']));
    for (const question of shared) expect(question).toEqual(first.get(question.id));
  }
});

describe('My school life', () => {
  const near = (option: string): Record<string, AnswerValue> => ({ 'staff-near': { kind: 'choice', option } });
  const aboutPeople = ['teachers-listen', 'others-kind'];

  it('asks about staff and unkindness only where the young person says that no staff can see', () => {
    expect(shownIn(schoolLife, near('no'))).toEqual(expect.arrayContaining(aboutPeople));
    for (const said of [{}, near('yes'), { 'staff-near': { kind: 'not-sure' as const } }, { 'staff-near': { kind: 'skipped' as const } }]) {
      expect(shownIn(schoolLife, said).filter((id) => aboutPeople.includes(id))).toEqual([]);
    }
  });

  it('brings unkindness to a reader, and keeps it off the keep card', () => {
    expect(alertsOf(schoolLife, [{ question: 'others-kind', voice: 'own', value: { kind: 'scale', place: 'not-well' } }])).toEqual([{ reason: 'worry', question_id: 'others-kind', option_id: null }]);
    const tags = schoolLife.pages.flatMap(questionsOf).filter(({ id }) => aboutPeople.includes(id)).map((question) => question.tags);
    expect(tags.every((each) => each.includes('private'))).toBe(true);
  });

  it('asks about twelve things of a school day', () => {
    const questions = schoolLife.pages.flatMap(questionsOf);
    const items = questions.flatMap((question) => (question.kind === 'board' ? question.options : question.kind === 'scale' ? [question] : []));
    expect(items).toHaveLength(12);
  });
});

describe('My future, part 2', () => {
  const asked = (year: number | undefined, ...topics: Topic[]) => {
    const survey = surveyAsAsked(myFuture2, topics);
    return walk(survey, { words: true }, year === undefined ? {} : { year }, new Map()).pages.flatMap(({ questions }) => questions.map(({ question }) => question.id)).includes('health-check');
  };

  it('asks about the yearly health check only where the round does, and from the year in which some are 14', () => {
    expect([8, 9, 10, 14].map((year) => asked(year, 'health'))).toEqual([false, true, true, true]);
    expect([asked(10), asked(10, 'relationships'), asked(undefined, 'health')]).toEqual([false, false, false]);
    expect(otherDemoRounds.find(({ slug }) => slug === 'my-future-2')?.topics).toEqual(['health']);
  });
});

describe('What I saw', () => {
  const seen = (...options: string[]): AnswerValue => ({ kind: 'several', options });

  it('offers nothing more once the young person said no in any way', () => {
    const offers = (said: Readonly<Record<string, AnswerValue>>) => shownIn(observation, said).filter((id) => id.startsWith('offered'));
    expect(offers({ 'seen-first': seen('smiled', 'reached') })).toHaveLength(3);
    for (const no of ['turned-away', 'pushed-away', 'upset']) {
      expect(offers({ 'seen-first': seen('looked', no) })).toEqual(['offered-first']);
      expect(offers({ 'seen-first': seen('smiled'), 'seen-second': seen(no) })).toEqual(['offered-first', 'offered-second']);
    }
  });
});

test('parents of teenagers are asked about next steps, those of younger children are not', () => {
  const of = (option: string) => shownIn(parents, { age: { kind: 'choice', option } });
  expect(of('13-to-15')).toEqual(expect.arrayContaining(['next-steps', 'my-hope']));
  expect(of('5-to-10')).not.toEqual(expect.arrayContaining(['my-hope']));
  // A comment on the Local Offer goes out only where its writer says so.
  expect(shownIn(parents, { 'local-offer': { kind: 'choice', option: 'useful' } })).toContain('publish');
});
