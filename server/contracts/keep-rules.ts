import type { KeepCopy } from './keep-copy.ts';
import type { Response, ResponseWords } from './sealed-parts.ts';
import type { Survey } from './survey.ts';
import { questionsOf } from './walk.ts';

/** The questions whose answers a parent or assistant may read over the person's shoulder: all that are not `private`. */
export function openQuestions(survey: Survey): ReadonlySet<string> {
  return new Set(survey.pages.flatMap(questionsOf).flatMap((question) => (question.tags.includes('private') ? [] : [question.id])));
}

/**
 * The copy for the keep card: every answer and all words, except those to `private` questions and to
 * questions the survey does not have. Of what was drawn, spoken or photographed it holds only that it was. Pure.
 *
 * @param round the round's slug.
 * @param words `undefined` where nothing was written.
 */
export function keepCopyOf(survey: Survey, response: Pick<Response, 'survey' | 'language' | 'answers'>, words: ResponseWords | undefined, round: string): KeepCopy {
  const open = openQuestions(survey);
  return {
    format: 1,
    round,
    survey: response.survey,
    language: response.language,
    answers: response.answers.filter(({ question }) => open.has(question)),
    words: (words?.words ?? []).filter((entry) => open.has(entry.question)),
  };
}
