import type { Condition, Page, Question, Survey } from './survey.ts';

/** What is asked about only where the round enables it: somebody then acts on what is said. Questions carry it as a tag. */
export const topics = ['relationships', 'health'] as const;
export type Topic = (typeof topics)[number];

const topicOf = (question: Question): Topic | undefined => topics.find((topic) => question.tags.includes(topic));

/** Whether a condition holds from some school year on only. Who comes without a known year is asked nothing of the kind. */
const namesAge = (condition: Condition | undefined): boolean =>
  condition?.kind === 'year' ? condition.from !== undefined : condition?.kind === 'all' && condition.of.some(namesAge);

/** The first question on a topic that does not say from which year on it is asked, or `undefined`. Pure. */
export const withoutAge = (questions: readonly Question[]): Question | undefined => questions.find((question) => topicOf(question) !== undefined && !namesAge(question.showIf));

/**
 * A survey as a round asks it: without the questions on topics that the round does not enable, and without the pages that
 * held nothing else. Devices are given it so, and answers are judged by it. Pure.
 */
export function surveyAsAsked(survey: Survey, enabled: readonly Topic[]): Survey {
  const asked = (question: Question) => {
    const topic = topicOf(question);
    return topic === undefined || enabled.includes(topic);
  };
  const pages = survey.pages.flatMap((page): Page[] => {
    if (page.kind !== 'questions' && page.kind !== 'check') return [page];
    const questions = page.questions.filter(asked);
    return page.kind === 'questions' && questions.length === 0 ? [] : [{ ...page, questions }];
  });
  return { ...survey, pages };
}
