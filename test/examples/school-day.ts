import { createHash } from 'node:crypto';
import type { Bundle } from '#server/contracts/bundle.ts';
import { languageOf } from '#server/contracts/languages.ts';
import type { Answer, AnswerValue, Voice } from '#server/contracts/response.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { textKeys } from '#server/contracts/text-keys.ts';

/** A small survey with every kind of question, both kinds of condition, a worry and a wish to talk. */
export const schoolDay: Survey = {
  id: 'school-day',
  version: 1,
  audience: 'young-person',
  checkIn: false,
  licence: 'CC-BY-4.0',
  retired: ['old-question'],
  pages: [
    { kind: 'welcome', id: 'welcome', concept: 'school' },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'choice',
          id: 'travel',
          concept: 'travel',
          tags: ['room'],
          options: [
            { id: 'bus', concept: 'bus' },
            { id: 'walk', concept: 'walk' },
            { id: 'taxi', concept: 'taxi', showIf: { kind: 'stage', anyOf: ['E'] } },
          ],
        },
      ],
    },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'several',
          id: 'bus-is',
          concept: 'bus',
          tags: [],
          most: 2,
          showIf: { kind: 'answered', question: 'travel', anyOf: ['bus'] },
          options: [
            { id: 'loud', concept: 'loud' },
            { id: 'late', concept: 'clock' },
            { id: 'fun', concept: 'fun' },
          ],
        },
      ],
    },
    { kind: 'questions', questions: [{ kind: 'scale', id: 'noise', concept: 'loud', tags: ['worry'] }] },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'board',
          id: 'places',
          concept: 'school',
          tags: [],
          options: [
            { id: 'class', concept: 'class' },
            { id: 'lunch', concept: 'lunch' },
          ],
        },
      ],
    },
    { kind: 'questions', questions: [{ kind: 'words', id: 'change', concept: 'write', tags: [], most: 500 }] },
    {
      kind: 'check',
      id: 'check',
      concept: 'plan',
      questions: [
        {
          kind: 'choice',
          id: 'talk',
          concept: 'talk',
          tags: ['talk', 'private'],
          alertOn: ['yes'],
          options: [
            { id: 'yes', concept: 'yes' },
            { id: 'no', concept: 'no' },
          ],
        },
      ],
    },
    { kind: 'saved', id: 'saved', concept: 'saved' },
  ],
};

/** A bundle whose every text is its own key (with an addition, to make another revision of it). */
export function bundleFor(survey: Survey, language: string, addition = ''): Bundle {
  const strings = Object.fromEntries(textKeys(survey).map((key) => [key, { text: `${key}${addition}`, state: language === 'en' ? ('source' as const) : ('machine' as const) }]));
  const content = { survey: { id: survey.id, version: survey.version }, language, direction: languageOf(language)?.direction ?? ('ltr' as const), strings };
  return { ...content, revision: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}

/** Answers by question, all in one voice. */
export const answersOf = (values: Readonly<Record<string, AnswerValue>>, voice: Voice = 'own'): Answer[] =>
  Object.entries(values).map(([question, value]) => ({ question, voice, value }));

/** Answers that keep every rule, without words, without anything to worry about. */
export const calmDay = (): Answer[] =>
  answersOf({
    travel: { kind: 'choice', option: 'walk' },
    noise: { kind: 'scale', place: 'well' },
    places: { kind: 'board', placed: [{ option: 'class', place: 'well' }, { option: 'lunch', place: 'not-well' }] },
    change: { kind: 'skipped' },
    talk: { kind: 'choice', option: 'no' },
  });

/** The same with words. */
export const dayWithWords = (): Answer[] => calmDay().map((answer) => (answer.question === 'change' ? { ...answer, value: { kind: 'words' } } : answer));
