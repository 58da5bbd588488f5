import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSurvey } from '#test/helpers/arbitrary-survey.ts';
import { bounds } from './bounds.ts';
import { bundleProblem, idsOf, surveyProblem } from './survey-rules.ts';
import { Survey, type Condition, type Page, type Question } from './survey.ts';
import { textKeys } from './text-keys.ts';
import { questionsOf } from './walk.ts';

const option = (id: string) => ({ id, concept: 'school' });
const choice = (id: string, more: Partial<Extract<Question, { kind: 'choice' }>> = {}): Question => ({ id, concept: 'school', tags: [], kind: 'choice', options: [option('one'), option('two')], ...more });
const scale = (id: string, set?: 'agree'): Question => ({ id, concept: 'school', tags: [], kind: 'scale', ...(set === undefined ? {} : { set }) });
const page = (...questions: Question[]): Page => ({ kind: 'questions', questions });
const reading = (kind: 'welcome' | 'assent' | 'with-me' | 'saved'): Page => ({ kind, id: kind, concept: 'school' });
const check: Page = { kind: 'check', id: 'check', concept: 'school', questions: [] };

const survey = (pages: Page[], more: Partial<Survey> = {}): Survey => ({
  id: 'small',
  version: 1,
  audience: 'young-person',
  checkIn: true,
  pages,
  retired: [],
  licence: 'CC-BY-4.0',
  ...more,
});
const whole = (...questions: Question[]): Page[] => [reading('welcome'), reading('assent'), ...questions.map((question) => page(question)), check, reading('saved')];

describe('a survey that keeps to the rules', () => {
  it('is of the right shape and has no problem, whatever it asks', () => {
    fc.assert(
      fc.property(aSurvey, (made) => {
        expect(Survey.parse(made)).toEqual(made);
        expect(surveyProblem(made)).toBeUndefined();
      }),
    );
  });

  it('may lose any question in its next version if it retires the ids, and never has them back', () => {
    fc.assert(
      fc.property(aSurvey, fc.nat(), (first, at) => {
        const asked = first.pages.flatMap(questionsOf);
        const lost = asked[at % asked.length];
        fc.pre(asked.length > 1 && lost !== undefined && !JSON.stringify(first.pages).includes(`"question":"${lost.id}"`));
        const pages = first.pages.flatMap((one): Page[] => {
          if (one.kind !== 'questions' && one.kind !== 'check') return [one];
          const questions = one.questions.filter(({ id }) => id !== lost.id);
          return one.kind === 'questions' && questions.length === 0 ? [] : [{ ...one, questions }];
        });
        fc.pre(pages.some(({ kind }) => kind === 'questions'));
        const second = { ...first, version: 2, pages };
        const gone = idsOf(first).filter((id) => !idsOf(second).includes(id));
        expect(surveyProblem(second, [first])?.code).toBe('survey-id-reused');
        const retiring = { ...second, retired: gone };
        expect(surveyProblem(retiring, [first])).toBeUndefined();
        expect(surveyProblem({ ...first, version: 3 }, [first, retiring])?.code).toBe('survey-id-reused');
        expect(surveyProblem({ ...retiring, version: 3, retired: [] }, [first, retiring])?.code).toBe('survey-id-reused');
        expect(surveyProblem({ ...retiring, version: 3 }, [first, retiring])).toBeUndefined();
      }),
    );
  });
});

describe('a survey that breaks a rule', () => {
  const when = (showIf: Condition) => ({ showIf });
  const deep = Array.from({ length: bounds.conditionDepth + 1 }).reduce<Condition>((of) => ({ kind: 'not', of }), { kind: 'stage', anyOf: ['E'] });
  const faults: [string, string, Survey][] = [
    ['an id twice', 'survey-id-twice', survey(whole(choice('after'), choice('after')))],
    ['an option twice', 'survey-id-twice', survey(whole(choice('after', { options: [option('one'), option('one')] })))],
    ['an option whose text would stand in the place of the question’s', 'survey-id-twice', survey(whole(choice('after', { options: [option('ask'), option('two')] })))],
    ['a condition on what comes later', 'survey-condition-forward', survey(whole(choice('after', when({ kind: 'answered', question: 'next', anyOf: ['one'] })), choice('next')))],
    ['a condition on itself', 'survey-condition-forward', survey(whole(choice('after', when({ kind: 'answered', question: 'after', anyOf: ['one'] }))))],
    ['a condition on no question', 'survey-condition-unknown', survey(whole(choice('after', when({ kind: 'not', of: { kind: 'answered', question: 'moon', anyOf: ['one'] } }))))],
    ['a condition on no option', 'survey-condition-unknown', survey(whole(choice('after'), choice('next', when({ kind: 'answered', question: 'after', anyOf: ['three'] }))))],
    ['a place asked of what is no board', 'survey-condition-unknown', survey(whole(choice('after'), choice('next', when({ kind: 'placed', question: 'after', option: 'one', anyOf: ['well'] }))))],
    ['conditions too deep', 'survey-not-understood', survey(whole(choice('after', when(deep))))],
    ['assent after a question', 'survey-page-order', survey([page(choice('after')), reading('assent'), reading('saved')])],
    ['no assent', 'survey-page-order', survey([page(choice('after')), reading('saved')])],
    ['no end', 'survey-page-order', survey([reading('assent'), page(choice('after'))])],
    ['no question', 'survey-page-order', survey([reading('assent'), reading('saved')])],
    ['a check before any question', 'survey-page-order', survey([reading('assent'), check, page(choice('after')), reading('saved')])],
    ['more than one page of questions after the check', 'survey-page-order', survey([reading('assent'), page(choice('after')), check, page(choice('next')), page(choice('last')), reading('saved')])],
    ['two welcomes', 'survey-page-order', survey([reading('welcome'), { ...reading('welcome'), id: 'hello' } as Page, reading('assent'), page(choice('after')), reading('saved')])],
    ['an observation that a young person would fill in', 'survey-page-order', survey(whole(choice('after')), { voice: 'observed' })],
    ['an observation that asks whose voice it is', 'survey-page-order', survey([reading('assent'), reading('with-me'), page(choice('after')), reading('saved')], { voice: 'observed', audience: 'practitioner', checkIn: false })],
    ['an observation that nobody agreed to', 'survey-page-order', survey([page(choice('after')), reading('saved')], { voice: 'observed', audience: 'practitioner', checkIn: false })],
    ['a question that is called like a shared set of words', 'survey-id-twice', survey(whole(scale('agree'), scale('heard', 'agree')))],
    ['more to make than a response can carry', 'survey-not-understood', survey(whole(...Array.from({ length: bounds.attachmentsPerResponse + 1 }, (_, at) => ({ id: `draw-${at}`, concept: 'school', tags: [], kind: 'drawing' as const }))))],
    ['an id that it retired itself', 'survey-id-reused', survey(whole(choice('after')), { retired: ['after'] })],
  ];
  it.each(faults)('has %s: %s', (_fault, code, wrong) => {
    expect(surveyProblem(wrong)?.code).toBe(code);
  });

  it('is published under its version before', () => {
    const first = survey(whole(choice('after')));
    expect(surveyProblem(first, [first])?.code).toBe('survey-version-exists');
  });

  it('gives an id to another kind of question', () => {
    const first = survey(whole(choice('after')));
    const second = survey(whole({ id: 'after', concept: 'school', tags: [], kind: 'words', most: 100 }), { version: 2, retired: ['after.one', 'after.two'] });
    expect(surveyProblem(second, [first])?.code).toBe('survey-id-reused');
  });
});

describe('the texts of a survey', () => {
  const bundleOf = (made: Survey, keys: readonly string[]) => ({
    survey: { id: made.id, version: made.version },
    strings: Object.fromEntries(keys.map((key) => [key, { text: 'Words', state: 'source' as const }])),
  });

  it('have each a key of their own, and a bundle holds all of them and no other', () => {
    fc.assert(
      fc.property(aSurvey, fc.nat(), (made, at) => {
        const keys = textKeys(made);
        expect(new Set(keys).size).toBe(keys.length);
        expect(bundleProblem(made, bundleOf(made, keys))).toBeUndefined();
        const lost = keys[at % keys.length] ?? '';
        expect(bundleProblem(made, bundleOf(made, keys.filter((key) => key !== lost)))).toEqual({ code: 'bundle-text-missing', params: { key: lost } });
        expect(bundleProblem(made, bundleOf(made, [...keys, 'moon.title']))).toEqual({ code: 'bundle-text-unknown', params: { key: 'moon.title' } });
      }),
    );
  });

  it('are of the version they were written for', () => {
    const made = survey(whole(choice('after')));
    expect(bundleProblem({ ...made, version: 2 }, bundleOf(made, textKeys(made)))?.code).toBe('bundle-not-understood');
  });
});
