import type { Answer } from '#server/contracts/response.ts';
import type { Response } from '#server/contracts/sealed-parts.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { optionsOf, questionsOf } from '#server/contracts/walk.ts';
import type { ReadingQueueTable } from '#server/database/answers-schema.ts';

/** A thing that a person must read: which question it came from, and why. */
export type QueueEntry = Pick<ReadingQueueTable, 'reason' | 'question_id' | 'option_id'>;

/** The answers that go to the reading queue: chosen options named in `alertOn`, and `not-well` of a worrying scale or board. */
export function alertsOf(survey: Survey, answers: readonly Answer[]): QueueEntry[] {
  const questions = new Map(survey.pages.flatMap(questionsOf).map((question) => [question.id, question]));
  return answers.flatMap(({ question: id, value }): QueueEntry[] => {
    const question = questions.get(id);
    if (question === undefined) return [];
    const talk = question.tags.includes('talk');
    const worry = question.tags.includes('worry');
    const reason = talk ? 'talk' : 'worry';
    const entry = (option_id: string | null): QueueEntry => ({ reason, question_id: id, option_id });
    switch (value.kind) {
      case 'choice':
      case 'several': {
        const chosen = value.kind === 'choice' ? [value.option] : value.options;
        const alertOn = 'alertOn' in question ? question.alertOn : undefined;
        // A question tagged as worrying that names no options is meant whole: a person reads any answer to it.
        const alarming = alertOn ?? (worry || talk ? optionsOf(question).map((option) => option.id) : []);
        return chosen.filter((option) => alarming.includes(option)).map(entry);
      }
      case 'scale':
        return worry && value.place === 'not-well' ? [entry(null)] : [];
      case 'board':
        return worry ? value.placed.filter(({ place }) => place === 'not-well').map(({ option }) => entry(option)) : [];
      case 'words':
      case 'drawing':
      case 'sound':
      case 'photo':
      case 'weeks':
      case 'not-sure':
      case 'skipped':
        return [];
    }
  });
}

/** Everything of a response that waits for a reader: its alerts, and its words until somebody read them. */
export function queueEntries(survey: Survey, response: Response, wordsCame: boolean): QueueEntry[] {
  const words: QueueEntry[] = !wordsCame ? [] : [{ reason: 'words', question_id: null, option_id: null }];
  return [...alertsOf(survey, response.answers), ...words];
}
