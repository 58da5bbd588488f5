import type { Answer, AnswerValue, Circumstances } from '#server/contracts/response.ts';
import { finishedAnswers } from '#server/contracts/response-rules.ts';
import { places } from '#server/contracts/choices.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { questionsOf, walk, type ShownQuestion } from '#server/contracts/walk.ts';

function valueFor({ question, options }: ShownQuestion, words: boolean): AnswerValue {
  const [first] = options;
  switch (question.kind) {
    case 'choice':
      return first === undefined ? { kind: 'skipped' } : { kind: 'choice', option: first.id };
    case 'several':
      return { kind: 'several', options: options.slice(0, question.most).map(({ id }) => id) };
    case 'scale':
      return { kind: 'scale', place: 'well' };
    case 'board':
      return { kind: 'board', placed: options.map(({ id }, at) => ({ option: id, place: places[at % places.length] ?? 'well' })) };
    case 'weeks':
      return { kind: 'weeks', weeks: question.most };
    case 'drawing':
    case 'sound':
    case 'photo':
      return { kind: 'skipped' };
    case 'words':
      return words ? { kind: 'words' } : { kind: 'skipped' };
  }
}

/** A whole set of answers that keeps every rule: each shown question answered, as much chosen as may be. */
export function sampleAnswers(survey: Survey, circumstances: Circumstances, words: boolean): Answer[] {
  const values = new Map<string, AnswerValue>();
  for (const question of survey.pages.flatMap(questionsOf)) {
    const shown = walk(survey, { words: true }, circumstances, values).pages.flatMap((page) => page.questions).find((each) => each.question.id === question.id);
    if (shown !== undefined) values.set(question.id, valueFor(shown, words));
  }
  const answers = [...values].map(([question, value]): Answer => ({ question, voice: 'own', value }));
  return finishedAnswers(survey, { words: true }, { circumstances, answers });
}
