import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Plan } from '#server/contracts/plan.ts';
import type { Answer, AnswerValue, Voice } from '#server/contracts/response.ts';
import { finishedAnswers } from '#server/contracts/response-rules.ts';
import type { Question, Survey } from '#server/contracts/survey.ts';
import { textKeys } from '#server/contracts/text-keys.ts';
import { optionsOf, questionsOf } from '#server/contracts/walk.ts';
import { myFuture } from '#server/library/my-future.ts';
import { myFuture2 } from '#server/library/my-future-2.ts';
import { starterSurveys } from '#server/library/surveys.ts';
import { planLayoutOf } from './plan-layout.ts';
import { hasEnglishBeside, planOf } from './plan.ts';

const questions = myFuture.pages.flatMap(questionsOf);
const bundle = (language: string) => ({
  language,
  strings: Object.fromEntries(textKeys(myFuture).map((key) => [key, { text: `${language} ${key}`, state: 'source' as const }])),
});
const voices: Voice[] = ['own', 'read-to', 'pressed-for', 'explained', 'chosen-for', 'observed'];

function valueOf(question: Question): fc.Arbitrary<AnswerValue> {
  const ids = optionsOf(question).map(({ id }) => id);
  const none: fc.Arbitrary<AnswerValue> = fc.constantFrom({ kind: 'not-sure' }, { kind: 'skipped' });
  const place = fc.constantFrom('well' as const, 'sometimes' as const, 'not-well' as const);
  switch (question.kind) {
    case 'choice':
      return fc.oneof(none, fc.constantFrom(...ids).map((option) => ({ kind: 'choice' as const, option })));
    case 'several':
      return fc.oneof(none, fc.subarray(ids, { minLength: 1, maxLength: question.most }).map((options) => ({ kind: 'several' as const, options })));
    case 'board':
      return fc.oneof(none, fc.subarray(ids, { minLength: 1 }).chain((some) => fc.tuple(...some.map((option) => place.map((at) => ({ option, place: at }))))).map((placed) => ({ kind: 'board' as const, placed })));
    case 'scale':
      return fc.oneof(none, place.map((at) => ({ kind: 'scale' as const, place: at })));
    case 'weeks':
      return fc.oneof(none, fc.nat({ max: question.most }).map((weeks) => ({ kind: 'weeks' as const, weeks })));
    case 'drawing':
    case 'sound':
    case 'photo':
      return fc.constantFrom({ kind: question.kind }, { kind: 'skipped' as const });
    case 'words':
      return fc.constantFrom({ kind: 'words' as const }, { kind: 'skipped' as const });
  }
}
const someAnswers: fc.Arbitrary<Answer[]> = fc.tuple(
  ...questions.map((question) => fc.tuple(valueOf(question), fc.constantFrom(...voices)).map(([value, voice]) => ({ question: question.id, voice, value }))),
);
const written = Object.fromEntries(questions.filter(({ kind }) => kind === 'words').map(({ id }) => [id, { text: `my ${id}`, language: 'ur' }]));

/** The survey with some questions made private. */
const withPrivate = (hidden: readonly string[]): Survey => ({
  ...myFuture,
  pages: myFuture.pages.map((page) =>
    page.kind === 'questions' || page.kind === 'check'
      ? { ...page, questions: page.questions.map((question) => (hidden.includes(question.id) ? { ...question, tags: ['private' as const] } : question)) }
      : page,
  ),
});

describe('My plan', () => {
  it('never holds an answer to a private question, whichever questions are private and whatever the layout asks for', () => {
    const layout = questions.map(({ id }) => ({ id, part: 'hopes' as const, questions: [id] }));
    // Whatever lies beside the plan.
    const mine = new Set(questions.flatMap((question) => [question.id, ...optionsOf(question).map((option) => `${question.id} ${option.id}`)]));
    fc.assert(
      fc.property(someAnswers, fc.subarray(questions.map(({ id }) => id)), (answers, hidden) => {
        const plan = planOf(withPrivate(hidden), bundle('ur'), answers, written, { layout, english: bundle('en'), mine });
        const hiddenNow = new Set([...hidden, 'talk', 'share-review', 'share-family', 'share-college']);
        expect(plan.entries.flatMap((entry) => entry.said).filter((said) => hiddenNow.has(said.question))).toEqual([]);
        expect(JSON.stringify(plan)).not.toMatch(/talk\.yes|share-/);
      }),
    );
  });

  it('is always a plan by the contract, in the order of its layout, with nothing empty in it', () => {
    fc.assert(
      fc.property(someAnswers, (given) => {
        const answers = finishedAnswers(myFuture, { words: true }, { circumstances: { stage: 'E' }, answers: given });
        const plan = planOf(myFuture, bundle('pl'), answers, written, { english: bundle('en') });
        expect(Plan.parse(plan)).toEqual(plan);
        const order = planLayoutOf(myFuture).map(({ id }) => id);
        const ids = plan.entries.map(({ id }) => id);
        expect(ids).toEqual(order.filter((id) => ids.includes(id)));
        for (const said of plan.entries.flatMap((entry) => entry.said)) expect(said.items.length > 0 || said.words !== undefined).toBe(true);
      }),
    );
  });

  it('leaves out kindly what was skipped or not sure', () => {
    const answers: Answer[] = questions.map(({ id }, index) => ({ question: id, voice: 'own', value: { kind: index % 2 === 0 ? 'skipped' : 'not-sure' } }));
    expect(planOf(myFuture, bundle('en'), answers, written).entries).toEqual([]);
  });

  const say = (question: string, value: AnswerValue, voice: Voice = 'own'): Answer => ({ question, voice, value });

  it('holds own words as they were written, beside their picture', () => {
    const plan = planOf(myFuture, bundle('pl'), [say('dream', { kind: 'choice', option: 'job' }), say('dream-words', { kind: 'words' })], written);
    expect(plan.entries).toEqual([
      {
        id: 'dream',
        part: 'hopes',
        said: [
          { question: 'dream', chosenFor: false, items: [{ concept: 'job', text: 'pl dream.job' }] },
          { question: 'dream-words', chosenFor: false, items: [], words: { text: 'my dream-words', language: 'ur' } },
        ],
      },
    ]);
  });

  it('says which answers somebody else chose, and counts help as the own voice', () => {
    const chosen = (voice: Voice) => planOf(myFuture, bundle('en'), [say('dream', { kind: 'choice', option: 'job' }, voice)], {}).entries[0]?.said[0]?.chosenFor;
    expect(voices.map(chosen)).toEqual([false, false, false, false, true, true]);
  });

  it('takes kinds of work from the favourites, else from what was placed on top of the board', () => {
    const board = say('work', { kind: 'board', placed: [{ option: 'food', place: 'well' }, { option: 'animals', place: 'sometimes' }, { option: 'caring', place: 'not-well' }] });
    const work = (...answers: Answer[]) => planOf(myFuture, bundle('en'), answers, {}).entries.flatMap(({ said }) => said.flatMap(({ items }) => items.map(({ concept }) => concept)));
    expect(work(board)).toEqual(['work-with-food']);
    expect(work(board, say('favourites', { kind: 'several', options: ['animals'] }))).toEqual(['work-with-animals']);
    expect(work(board, say('favourites', { kind: 'skipped' }))).toEqual(['work-with-food']);
  });

  it('has English beside in another language, and none beside a variety of English', () => {
    const answers = [say('dream', { kind: 'choice', option: 'job' })];
    const plan = (language: string) => planOf(myFuture, bundle(language), answers, {}, { english: bundle('en') });
    expect(plan('ur').entries[0]?.said[0]?.items).toEqual([{ concept: 'job', text: 'ur dream.job', english: 'en dream.job' }]);
    expect(['ur', 'pl', 'en-simple', 'en'].map((language) => hasEnglishBeside(plan(language)))).toEqual([true, true, false, false]);
    expect(hasEnglishBeside(planOf(myFuture, bundle('ur'), answers, {}))).toBe(false);
  });

  const bundle2 = { language: 'en', strings: Object.fromEntries(textKeys(myFuture2).map((key) => [key, { text: key, state: 'source' as const }])) };

  it('has what was drawn in its place where it is here, and nothing empty where it is not', () => {
    const drawn = [say('show-me', { kind: 'drawing' }, 'chosen-for'), say('people', { kind: 'several', options: ['pet'] })];
    const plan = (mine: readonly string[]) => planOf(myFuture2, bundle2, drawn, {}, { mine: new Set(mine) });
    expect(plan([]).entries.map(({ id }) => id)).toEqual(['people']);
    expect(plan(['show-me']).entries.at(-1)).toEqual({ id: 'made', part: 'me', said: [{ question: 'show-me', chosenFor: true, items: [], made: 'drawing' }] });
    expect(Plan.parse(plan(['show-me']))).toEqual(plan(['show-me']));
  });

  it('names the options that somebody’s own picture stands for, among those that are on it', () => {
    const board = say('likes', { kind: 'board', placed: [{ option: 'music', place: 'well' }, { option: 'sport', place: 'well' }, { option: 'games', place: 'not-well' }] });
    const plan = planOf(myFuture, bundle('en'), [board], {}, { mine: new Set(['likes music', 'likes games', 'work sport']) });
    expect(plan.entries[0]?.said[0]?.items.map(({ own }) => own)).toEqual(['music', undefined]);
    expect(Plan.parse(plan)).toEqual(plan);
  });

  it('never has what was drawn to a private question', () => {
    const hidden: Survey = { ...myFuture2, pages: myFuture2.pages.map((page) => (page.kind === 'questions' ? { ...page, questions: page.questions.map((question) => ({ ...question, tags: ['private' as const] })) } : page)) };
    const plan = planOf(hidden, bundle2, [say('show-me', { kind: 'drawing' }), say('people', { kind: 'several', options: ['pet'] })], {}, { mine: new Set(['show-me', 'people pet']) });
    expect(plan.entries).toEqual([]);
  });

  it('leaves out an option that this version of the survey does not have', () => {
    expect(planOf(myFuture, bundle('en'), [say('dream', { kind: 'choice', option: 'gone' })], {}).entries).toEqual([]);
  });
});

describe('the layout of the check-ins', () => {
  it('names only questions that one of them has, each once, none that is private, and all of My future', () => {
    const named = planLayoutOf(myFuture).flatMap(({ questions: first, otherwise = [] }) => [...first, ...otherwise]);
    const open = questions.filter(({ tags }) => !tags.includes('private')).map(({ id }) => id);
    const everywhere = starterSurveys.filter(({ checkIn }) => checkIn).flatMap(({ pages }) => pages.flatMap(questionsOf)).filter(({ tags }) => !tags.includes('private')).map(({ id }) => id);
    expect(named.filter((id) => !everywhere.includes(id))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
    expect(open.filter((id) => !named.includes(id))).toEqual([]);
  });

  it('puts hopes first, since the page goes on top of the review', () => {
    expect(planLayoutOf(myFuture)[0]?.id).toBe('dream');
    expect([...new Set(planLayoutOf(myFuture).map(({ part }) => part))]).toEqual(['hopes', 'me', 'next']);
  });

  it('is empty for a survey that has none', () => {
    expect(planLayoutOf({ ...myFuture, checkIn: false })).toEqual([]);
  });
});
