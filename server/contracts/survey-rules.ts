import { bounds } from './bounds.ts';
import type { Bundle } from './bundle.ts';
import { isMade } from './choices.ts';
import type { ProblemBody, ProblemCode } from './problem.ts';
import { optionsOf, questionsOf } from './walk.ts';
import type { Condition, Page, Question, Survey } from './survey.ts';
import { textKeys } from './text-keys.ts';
import { withoutAge } from './topics.ts';

const problem = (code: ProblemCode, params: Record<string, string | number> = {}): ProblemBody => ({ code, params });

const allQuestions = (page: Page): readonly Question[] => (page.kind === 'practice' ? [page.question] : questionsOf(page));

/** Every id a survey version uses: pages of reading and questions by id, options as `question.option`. */
export function idsOf(survey: Survey): string[] {
  return survey.pages.flatMap((page) => [
    ...(page.kind === 'questions' || page.kind === 'practice' ? [] : [page.id]),
    ...allQuestions(page).flatMap((question) => [
      question.id,
      ...optionsOf(question).map((option) => `${question.id}.${option.id}`),
    ]),
  ]);
}

function conditionProblem(condition: Condition | undefined, earlier: ReadonlyMap<string, Question>, all: ReadonlyMap<string, Question>): ProblemBody | undefined {
  if (condition === undefined) return undefined;
  switch (condition.kind) {
    case 'answered':
    case 'placed': {
      const where = { question: condition.question };
      const question = earlier.get(condition.question);
      if (question === undefined) return problem(all.has(condition.question) ? 'survey-condition-forward' : 'survey-condition-unknown', where);
      const wanted = condition.kind === 'placed' ? [condition.option] : condition.anyOf;
      const fits = condition.kind === 'placed' ? question.kind === 'board' : question.kind === 'choice' || question.kind === 'several';
      const unknown = wanted.find((id) => !optionsOf(question).some((option) => option.id === id));
      return fits && unknown === undefined ? undefined : problem('survey-condition-unknown', { ...where, option: unknown ?? '' });
    }
    case 'all':
    case 'any':
      for (const inner of condition.of) {
        const wrong = conditionProblem(inner, earlier, all);
        if (wrong !== undefined) return wrong;
      }
      return undefined;
    case 'not':
      return conditionProblem(condition.of, earlier, all);
    case 'stage':
    case 'year':
      return undefined;
  }
}

const singlePages = ['welcome', 'assent', 'practice', 'with-me', 'check', 'saved'] as const;

const firstTwice = (ids: readonly string[]): string | undefined => ids.find((id, index) => ids.indexOf(id) !== index);

/** How many conditions a condition stands within, itself included. */
function depthOf(condition: Condition | undefined): number {
  if (condition === undefined) return 0;
  if (condition.kind === 'not') return 1 + depthOf(condition.of);
  return condition.kind === 'all' || condition.kind === 'any' ? 1 + Math.max(...condition.of.map(depthOf)) : 1;
}

/** Opening pages come before questions, `check` after all pages of questions but the last one, `saved` at the very end; each at most once. */
function orderProblem(survey: Survey): ProblemBody | undefined {
  const kinds = survey.pages.map((page) => page.kind);
  for (const kind of singlePages) if (kinds.filter((other) => other === kind).length > 1) return problem('survey-page-order', { page: kind });
  if (kinds.at(-1) !== 'saved') return problem('survey-page-order', { page: 'saved' });
  const firstQuestions = kinds.indexOf('questions');
  if (firstQuestions < 0) return problem('survey-page-order', { page: 'questions' });
  for (const kind of ['welcome', 'assent', 'practice', 'with-me'] as const) {
    const at = kinds.indexOf(kind);
    if (at > firstQuestions) return problem('survey-page-order', { page: kind });
  }
  const check = kinds.indexOf('check');
  const after = kinds.slice(check).filter((kind) => kind === 'questions').length;
  if (check >= 0 && (check < firstQuestions || after > 1)) return problem('survey-page-order', { page: 'check' });
  // An observation is somebody else's: it asks who agreed, and never whose voice it is.
  if (survey.voice === 'observed' && (survey.audience === 'young-person' || kinds.includes('with-me'))) return problem('survey-page-order', { page: 'with-me' });
  if (survey.voice === 'observed' && !kinds.includes('assent')) return problem('survey-page-order', { page: 'assent' });
  if (survey.audience === 'young-person' && survey.checkIn && !kinds.includes('assent')) return problem('survey-page-order', { page: 'assent' });
  return undefined;
}

/**
 * Whether a survey may be published after the versions before it. Ids are unique, conditions look only
 * back, relationships and health are asked from a year on that is named, pages stand in order, and an id that an earlier version used and this one does not is retired for good.
 * Returns the first problem, or `undefined`.
 */
export function surveyProblem(survey: Survey, earlierVersions: readonly Survey[] = []): ProblemBody | undefined {
  const ids = idsOf(survey);
  // Two texts under one key would be one text: an option called `ask` would stand in the place of its question's words.
  const twice = firstTwice(ids) ?? firstTwice(textKeys(survey));
  if (twice !== undefined) return problem('survey-id-twice', { id: twice });
  const wrongOrder = orderProblem(survey);
  if (wrongOrder !== undefined) return wrongOrder;

  // More than a response can carry would be made for nothing.
  const made = survey.pages.flatMap(questionsOf).filter(({ kind }) => isMade(kind));
  const tooMany = made[bounds.attachmentsPerResponse];
  if (tooMany !== undefined) return problem('survey-not-understood', { question: tooMany.id });

  const ageless = withoutAge(survey.pages.flatMap(questionsOf));
  if (ageless !== undefined) return problem('survey-not-understood', { question: ageless.id });

  const all = new Map(survey.pages.flatMap(questionsOf).map((question) => [question.id, question]));
  const earlier = new Map<string, Question>();
  for (const page of survey.pages) {
    for (const question of questionsOf(page)) {
      const conditions = [question.showIf, ...optionsOf(question).map((option) => option.showIf)];
      for (const condition of conditions) {
        if (depthOf(condition) > bounds.conditionDepth) return problem('survey-not-understood', { question: question.id });
        const wrong = conditionProblem(condition, earlier, all);
        if (wrong !== undefined) return wrong;
      }
      earlier.set(question.id, question);
    }
  }

  const reused = ids.find((id) => survey.retired.includes(id));
  if (reused !== undefined) return problem('survey-id-reused', { id: reused });
  for (const before of earlierVersions) {
    if (before.version === survey.version) return problem('survey-version-exists', { version: survey.version });
    const mustBeRetired = [...idsOf(before), ...before.retired].find((id) => !ids.includes(id) && !survey.retired.includes(id));
    if (mustBeRetired !== undefined) return problem('survey-id-reused', { id: mustBeRetired });
    const cameBack = before.retired.find((id) => ids.includes(id));
    if (cameBack !== undefined) return problem('survey-id-reused', { id: cameBack });
    const kinds = new Map(before.pages.flatMap(questionsOf).map((question) => [question.id, question.kind]));
    const changed = [...all.values()].find((question) => kinds.has(question.id) && kinds.get(question.id) !== question.kind);
    if (changed !== undefined) return problem('survey-id-reused', { id: changed.id });
  }
  return undefined;
}

/** Whether a bundle holds every text of the survey and no other. */
export function bundleProblem(survey: Survey, bundle: Pick<Bundle, 'survey' | 'strings'>): ProblemBody | undefined {
  if (bundle.survey.id !== survey.id || bundle.survey.version !== survey.version) return problem('bundle-not-understood', { survey: bundle.survey.id });
  const keys = new Set(textKeys(survey));
  for (const key of keys) if (!Object.hasOwn(bundle.strings, key)) return problem('bundle-text-missing', { key });
  const unknown = Object.keys(bundle.strings).find((key) => !keys.has(key));
  return unknown === undefined ? undefined : problem('bundle-text-unknown', { key: unknown });
}
