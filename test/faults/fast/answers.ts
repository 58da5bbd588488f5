import type { Made } from '#server/contracts/attachment.ts';
import type { Draft } from '#app/store/drafts.ts';
import type { Answers } from '../oracle.ts';
import { described } from './making.ts';
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
function compared(values: Iterable<readonly [question: string, value: unknown]>, words: (question: string) => string, made: (question: string) => Pick<Made, 'kind' | 'bytes'> | undefined): Answers {
  const given = [...values].filter(([, value]) => kindOf(value) !== 'skipped' && kindOf(value) !== 'not-sure');
  return Object.fromEntries(
    given.flatMap(([question, value]): [string, string][] => {
      if (kindOf(value) === 'words') return [[question, words(question)]];
      const thing = made(question);
      if (kindOf(value) !== 'drawing' && kindOf(value) !== 'sound') return [[question, JSON.stringify(value)]];
      return thing === undefined ? [] : [[question, described(thing)]];
    }),
  );
}

/** The answers of a draft. */
export const answersOf = ({ answers, words, attached }: Pick<Draft, 'answers' | 'words' | 'attached'>): Answers =>
  compared(answers.map(({ question, value }) => [question, value]), (question) => words[question]?.text ?? '', (question) => attached?.[question]);

/** The answers of a response at the server. */
export const answersOfKept = ({ answers, words, attachments }: Pick<Kept, 'answers' | 'words' | 'attachments'>): Answers =>
  compared(Object.entries(answers ?? {}), (question) => words[question] ?? '', (question) => attachments.find((each) => each.question === question));
