import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishedAnswers, responseProblem } from '#server/contracts/response-rules.ts';
import type { AnswerValue, Circumstances } from '#server/contracts/response.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { starterSurveys } from '#server/library/surveys.ts';
import { schoolDay } from '#test/examples/school-day.ts';
import { optionKeys } from './press.ts';
import { answersIn, atQuestion, beginTyping, bookOf, differences, jumpedOver, notAsked, standingOf, typeKey, type Book, type Typing } from './typing.ts';

const open = { words: true };
const typed = (book: Book, keys: readonly string[], from: Typing = beginTyping(book)): Typing => keys.reduce((typing, key) => typeKey(book, typing, key).typing, from);

describe('typing a booklet in', () => {
  const book = bookOf(schoolDay, open, {});

  it('takes one key an answer, and goes on by itself', () => {
    // Bus; loud and late (all that may be ticked); the noise is not well; class well, lunch sometimes; nothing written; wants to talk.
    const done = typed(book, ['1', '1', '2', '3', '1', '2', '0', '1']);
    expect(done.at).toBeUndefined();
    expect(Object.fromEntries(done.values)).toEqual({
      travel: { kind: 'choice', option: 'bus' },
      'bus-is': { kind: 'several', options: ['loud', 'late'] },
      noise: { kind: 'scale', place: 'not-well' },
      places: { kind: 'board', placed: [{ option: 'class', place: 'well' }, { option: 'lunch', place: 'sometimes' }] },
      talk: { kind: 'choice', option: 'yes' },
    });
    expect(answersIn(done.values.values())).toBe(7);
  });

  it('jumps over what is not asked, and says so', () => {
    const noise = typed(book, ['2']);
    expect(noise.at).toBe('noise');
    expect(jumpedOver(book, noise).map(({ number }) => number)).toEqual([2]);
    expect(notAsked(book, noise.values).map(({ question }) => question.id)).toEqual(['bus-is']);
    expect(jumpedOver(book, typed(book, ['1']))).toEqual([]);
  });

  it('leaves out what an earlier tick shuts, also when that is changed later', () => {
    const done = typed(book, ['1', '1', '2', '3', '1', '2', '0', '1']);
    const changed = typed(book, ['2'], { ...done, at: 'travel' });
    expect(changed.at).toBe('noise');
    expect([...standingOf(book, changed.values).keys()]).not.toContain('bus-is');
  });

  it('goes back by one question, or one row of a board', () => {
    const atTalk = typed(book, ['2', '1', '1', '2', '0']);
    expect(atTalk.at).toBe('talk');
    const lunch = typed(book, ['Backspace', 'Backspace'], atTalk);
    expect([lunch.at, lunch.row]).toEqual(['places', 1]);
    expect(typed(book, ['Backspace'], lunch)).toMatchObject({ at: 'places', row: 0 });
    expect(typed(book, ['Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace'], lunch).at).toBe('travel');
    // From the review it leads to the last question.
    expect(typed(book, ['1', 'Backspace'], atTalk).at).toBe('talk');
  });

  it('knows nothing ticked, not sure and crossed out', () => {
    expect(Object.fromEntries(typed(book, ['0', ' ', '0']).values)).toEqual({});
    expect(Object.fromEntries(typed(book, ['n', 's']).values)).toEqual({ travel: { kind: 'not-sure' }, noise: { kind: 'skipped' } });
  });

  it('does not take a tick too many, takes a second press of a key back, and leaves other keys alone', () => {
    const bus = typed(book, ['1', '1']);
    expect(typed(book, ['1'], bus).values.has('bus-is')).toBe(false);
    expect(typeKey(book, { ...typed(book, ['1', '1', '2']), at: 'bus-is' }, '3').pressed).toEqual({ kind: 'too-many' });
    for (const key of ['9', 'x', 'Tab', 'Shift', '12', '']) expect(typeKey(book, bus, key)).toEqual({ typing: bus, pressed: { kind: 'nothing' } });
  });

  it('says so where a tick does not go with an earlier one', () => {
    const future = starterSurveys.find(({ id }) => id === 'my-future');
    if (future === undefined) throw new Error('no my-future');
    const asked = bookOf(future, open, { year: 9, stage: 'E' });
    // Every kind of work is not for them but the second.
    const work = { ...beginTyping(asked), at: 'work' };
    const favourites = typed(asked, ['3', '1', '3', '3', '3', '3'], work);
    expect(favourites.at).toBe('favourites');
    const { pressed } = typeKey(asked, favourites, '1');
    expect(pressed).toMatchObject({ kind: 'left-out', option: { id: 'animals' } });
    expect(typeKey(asked, favourites, '2').typing.values.get('favourites')).toEqual({ kind: 'several', options: ['food'] });
  });

  it('reads weeks as digits, with Enter behind them', () => {
    const parents = starterSurveys.find(({ id }) => id === 'parents');
    if (parents === undefined) throw new Error('no parents');
    const asked = bookOf(parents, open, {});
    const at = { ...beginTyping(asked), at: 'waited' };
    expect(typed(asked, ['1', '0', '4'], at)).toMatchObject({ at: 'waited' });
    const done = typed(asked, ['1', '0', '4', 'Backspace', 'Enter'], at);
    expect(done.values.get('waited')).toEqual({ kind: 'weeks', weeks: 10 });
    expect(done.at).not.toBe('waited');
    expect(typeKey(asked, typed(asked, ['9', '9'], at), '9').pressed).toEqual({ kind: 'too-many' });
    expect(typed(asked, ['0', 'Enter'], at).values.get('waited')).toEqual({ kind: 'weeks', weeks: 0 });
  });
});

const keys = fc.array(fc.constantFrom(...optionKeys.split(''), '0', ' ', 'n', 's', 'Enter', 'Backspace', 'x'), { maxLength: 120 });
const surveys = fc.constantFrom<Survey>(schoolDay, ...starterSurveys);
const circumstances = fc.constantFrom<Circumstances>({}, { year: 9, stage: 'E' }, { year: 12, stage: 'K' });

it('whatever is pressed, what comes of it keeps the rules of the survey', () => {
  fc.assert(
    fc.property(surveys, circumstances, keys, (survey, known, pressed) => {
      const book = bookOf(survey, open, known);
      const { values } = typed(book, pressed);
      const voice = survey.voice ?? 'own';
      const answers = finishedAnswers(survey, open, { circumstances: known, answers: [...values].map(([question, value]) => ({ question, voice, value })) });
      expect(responseProblem(survey, open, { circumstances: known, answers }, false)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

it('two goes with the same keys are the same, and each answer that is not is found', () => {
  fc.assert(
    fc.property(circumstances, keys, (known, pressed) => {
      const book = bookOf(schoolDay, open, known);
      const one = typed(book, pressed).values;
      expect(differences(book, one, new Map([...one].toReversed()))).toEqual([]);
      const other = new Map<string, AnswerValue>([...one, ['noise', { kind: 'scale', place: 'well' }]]);
      const noise = one.get('noise');
      const same = noise?.kind === 'scale' && noise.place === 'well';
      expect(differences(book, one, other).map(({ question }) => question.id)).toEqual(same ? [] : ['noise']);
    }),
    { numRuns: 60 },
  );
});

/** Every question answered, as much ticked as may be, nothing written: the keys from the first question to the last. */
function keysFor(book: Book): { keys: number; answers: number; empty: number } {
  let typing = beginTyping(book);
  let [keys, empty] = [0, 0];
  while (typing.at !== undefined) {
    const at = atQuestion(book, typing);
    if (at === undefined) break;
    const { asked, open: free, value } = at;
    const chosen = value?.kind === 'several' ? value.options.length : 0;
    const tick = asked.options.flatMap((option, n) => (free.includes(option) ? [optionKeys[n] ?? ''] : []))[chosen] ?? 'Enter';
    const kind = asked.question.kind;
    const key = kind === 'board' || kind === 'scale' ? '1' : kind === 'weeks' ? (value === undefined ? '4' : 'Enter') : kind === 'choice' || kind === 'several' ? tick : '0';
    if (key === '0' || key === 'Enter') empty += 1;
    typing = typeKey(book, typing, key).typing;
    keys += 1;
  }
  return { keys, answers: answersIn(typing.values.values()), empty };
}

it('a booklet with 20 answers takes no more than 30 presses, from its number to its sealing', () => {
  for (const survey of starterSurveys) {
    // Its number, who helped where that is asked, and Enter to seal.
    const around = 6 + (survey.pages.some(({ kind }) => kind === 'with-me') ? 1 : 0) + 1;
    for (const known of [{}, { year: 9, stage: 'E' as const }, { year: 12, stage: 'E' as const }]) {
      const { keys, answers, empty } = keysFor(bookOf(survey, open, known));
      // One key an answer; one more where nothing was written, or digits end.
      expect(keys, survey.id).toBe(answers + empty);
      if (answers >= 20) expect(Math.ceil((keys * 20) / answers) + around, `${survey.id}: ${keys} keys for ${answers} answers`).toBeLessThanOrEqual(30);
    }
  }
});
