import { describe, expect, it } from 'vitest';
import { choice, option, page, said } from '#server/library/pieces.ts';
import { schoolDay } from '#test/examples/school-day.ts';
import type { Condition, Survey } from './survey.ts';
import { surveyProblem } from './survey-rules.ts';
import { surveyAsAsked } from './topics.ts';
import { questionsOf, walk } from './walk.ts';

const fromYear10: Condition = { kind: 'year', from: 10 };
const about = (tag: 'relationships' | 'health', showIf: Condition | undefined = fromYear10) =>
  choice(`about-${tag}`, 'healthy', [option('yes'), option('no')], { tags: ['private', tag], ...(showIf === undefined ? {} : { showIf }) });
const [last] = schoolDay.pages.slice(-1);
const surveyWith = (...pages: Survey['pages']): Survey => ({ ...schoolDay, pages: [...schoolDay.pages.slice(0, -1), ...pages, ...(last === undefined ? [] : [last])] });
const asked = (survey: Survey, year: number | undefined) =>
  walk(survey, { words: false }, year === undefined ? {} : { year }, new Map()).pages.flatMap(({ questions }) => questions.map(({ question }) => question.id)).filter((id) => id.startsWith('about-'));

describe('relationships and health', () => {
  const both = surveyWith(page(about('relationships'), about('health')));

  it('are asked only where the round enables them and the age fits; who comes without a known year is not asked', () => {
    expect(asked(surveyAsAsked(both, []), 12)).toEqual([]);
    expect(asked(surveyAsAsked(both, ['health']), 12)).toEqual(['about-health']);
    expect(asked(surveyAsAsked(both, ['health', 'relationships']), 12)).toEqual(['about-relationships', 'about-health']);
    expect(asked(surveyAsAsked(both, ['health', 'relationships']), 9)).toEqual([]);
    expect(asked(surveyAsAsked(both, ['health', 'relationships']), undefined)).toEqual([]);
  });

  it('leave no page behind, and all else as it is', () => {
    expect(surveyAsAsked(both, [])).toEqual(schoolDay);
    expect(surveyAsAsked(schoolDay, [])).toEqual(schoolDay);
    expect(surveyAsAsked(both, ['health']).pages.flatMap(questionsOf).map(({ id }) => id)).toContain('about-health');
  });

  it('are published only with the year from which they are asked', () => {
    expect(surveyProblem(both)).toBeUndefined();
    expect(surveyProblem(surveyWith(page(about('health', { kind: 'all', of: [fromYear10, { kind: 'stage', anyOf: ['E'] }] }))))).toBeUndefined();
    const ageless: (Condition | undefined)[] = [undefined, { kind: 'year', to: 9 }, { kind: 'any', of: [fromYear10, said('nothing', 'here')] }, { kind: 'not', of: fromYear10 }];
    for (const showIf of ageless) {
      const wrong = surveyProblem(surveyWith(page(choice('about-health', 'healthy', [option('yes'), option('no')], { tags: ['health'], ...(showIf === undefined ? {} : { showIf }) }))));
      expect(wrong).toEqual({ code: 'survey-not-understood', params: { question: 'about-health' } });
    }
  });
});
