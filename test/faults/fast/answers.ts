import type { Draft } from '#app/store/drafts.ts';
import type { Answers } from '../oracle.ts';
import type { Kept } from './server.ts';

/** What somebody writes, by which it is known again wherever it stands. */
export const markFor = (person: number, number: number): string => `mark p${person} n${number}`;

/** The person whose mark stands in a text. */
export function markIn(text: string): number | undefined {
  const [, number] = /mark p(\d+) /.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
}

const kindOf = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined);

/** Answers as they are compared: what is not answered, or set aside, is not there. */
function compared(values: Iterable<readonly [question: string, value: unknown]>, words: (question: string) => string): Answers {
  const given = [...values].filter(([, value]) => kindOf(value) !== 'skipped' && kindOf(value) !== 'not-sure');
  return Object.fromEntries(given.map(([question, value]) => [question, kindOf(value) === 'words' ? words(question) : JSON.stringify(value)]));
}

/** The answers of a draft. */
export const answersOf = ({ answers, words }: Pick<Draft, 'answers' | 'words'>): Answers =>
  compared(answers.map(({ question, value }) => [question, value]), (question) => words[question]?.text ?? '');

/** The answers of a response at the server. */
export const answersOfKept = ({ answers, words }: Pick<Kept, 'answers' | 'words'>): Answers => compared(Object.entries(answers ?? {}), (question) => words[question] ?? '');
