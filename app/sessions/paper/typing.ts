import type { AnswerValue, Circumstances } from '#server/contracts/response.ts';
import type { Option, Survey } from '#server/contracts/survey.ts';
import { walk, type RoundSettings } from '#server/contracts/walk.ts';
import { partsOnPaper, questionsOnPaper, type PaperQuestion } from './on-paper.ts';
import { press, type AtQuestion, type Pressed } from './press.ts';

/** A booklet as it is typed in: whose questions, and what they may depend on. */
export interface Book {
  survey: Survey;
  round: RoundSettings;
  circumstances: Circumstances;
  /** As they are printed. */
  questions: readonly PaperQuestion[];
}

export const bookOf = (survey: Survey, round: RoundSettings, circumstances: Circumstances): Book => ({ survey, round, circumstances, questions: questionsOnPaper(partsOnPaper(survey, round, circumstances)) });

/** Where typing stands. */
export interface Typing {
  values: ReadonlyMap<string, AnswerValue>;
  /** The question; `undefined` once all were gone through. */
  at: string | undefined;
  /** The row of a board, from 0. */
  row: number;
}

/** The questions that this person is asked, by what they ticked so far, with the options open to them. */
function openOf(book: Book, values: ReadonlyMap<string, AnswerValue>): Map<string, readonly Option[]> {
  const { pages } = walk(book.survey, book.round, book.circumstances, values);
  return new Map(pages.flatMap(({ questions }) => questions.map(({ question, options }) => [question.id, options] as const)));
}

/** What still stands of what was typed: answers to questions that the earlier ticks shut are left out. */
export const standingOf = (book: Book, values: ReadonlyMap<string, AnswerValue>): Map<string, AnswerValue> => walk(book.survey, book.round, book.circumstances, values).standing;

/** The question that typing stands at. */
export function atQuestion(book: Book, { values, at, row }: Typing): AtQuestion | undefined {
  const asked = book.questions.find(({ question }) => question.id === at);
  if (asked === undefined) return undefined;
  return { asked, open: openOf(book, values).get(asked.question.id) ?? [], value: values.get(asked.question.id), row };
}

/** The printed questions that are jumped over between two, because of what was ticked before. */
export function jumpedOver(book: Book, { values, at }: Pick<Typing, 'values' | 'at'>): PaperQuestion[] {
  const open = openOf(book, values);
  const until = at === undefined ? book.questions.length : book.questions.findIndex(({ question }) => question.id === at);
  const before = book.questions.slice(0, until);
  const lastOpen = before.findLastIndex(({ question }) => open.has(question.id));
  return before.slice(lastOpen + 1);
}

/** Every printed question that this person is not asked. */
export const notAsked = (book: Book, values: ReadonlyMap<string, AnswerValue>): PaperQuestion[] => {
  const open = openOf(book, values);
  return book.questions.filter(({ question }) => !open.has(question.id));
};

/** The question before or after, among those that are asked now; `undefined` beyond the ends. */
function neighbour(book: Book, values: ReadonlyMap<string, AnswerValue>, at: string | undefined, by: 1 | -1): string | undefined {
  const open = openOf(book, values);
  const asked = book.questions.map(({ question }) => question.id);
  const from = at === undefined ? asked.length : asked.indexOf(at);
  const others = by > 0 ? asked.slice(from + 1) : asked.slice(0, from).toReversed();
  return others.find((id) => open.has(id));
}

/** The beginning, with what was typed before. */
export const beginTyping = (book: Book, values: ReadonlyMap<string, AnswerValue> = new Map()): Typing => ({ values, at: neighbour(book, values, '', 1), row: 0 });

const rowsOf = (book: Book, at: string | undefined): number => book.questions.find(({ question }) => question.id === at)?.options.length ?? 0;

/** One question back, at the last row of a board; at the first there is none before. */
export function back(book: Book, typing: Typing): Typing | undefined {
  const at = neighbour(book, typing.values, typing.at, -1);
  if (at === undefined) return undefined;
  const isBoard = book.questions.find(({ question }) => question.id === at)?.question.kind === 'board';
  return { ...typing, at, row: isBoard ? rowsOf(book, at) - 1 : 0 };
}

/** One question on. */
export const next = (book: Book, typing: Typing): Typing => ({ ...typing, at: neighbour(book, typing.values, typing.at, 1), row: 0 });

/** With another answer to a question. */
export function withValue(values: ReadonlyMap<string, AnswerValue>, question: string, value: AnswerValue | undefined): Map<string, AnswerValue> {
  const changed = new Map(values);
  if (value === undefined) changed.delete(question);
  else changed.set(question, value);
  return changed;
}

/** What a key makes of it. */
export function typeKey(book: Book, typing: Typing, key: string): { typing: Typing; pressed: Pressed } {
  const at = atQuestion(book, typing);
  if (at === undefined) return { typing: key === 'Backspace' ? (back(book, typing) ?? typing) : typing, pressed: { kind: 'nothing' } };
  const pressed = press(at, key);
  if (pressed.kind === 'back') return { typing: back(book, typing) ?? typing, pressed };
  if (pressed.kind !== 'said') return { typing, pressed };
  const values = withValue(typing.values, at.asked.question.id, pressed.value);
  const said = { ...typing, values };
  return { typing: pressed.on ? next(book, said) : { ...said, row: pressed.row ?? typing.row }, pressed };
}

/** The questions that two goes at the same booklet answer differently. What was written is compared by nobody: spelling differs. */
export function differences(book: Book, one: ReadonlyMap<string, AnswerValue>, other: ReadonlyMap<string, AnswerValue>): PaperQuestion[] {
  const [a, b] = [standingOf(book, one), standingOf(book, other)];
  return book.questions.filter(({ question: { id } }) => spelt(a.get(id)) !== spelt(b.get(id)));
}

/** An answer as text, the same however its parts came: a skipped question is one without an answer. */
function spelt(value: AnswerValue | undefined): string {
  if (value === undefined || value.kind === 'skipped') return '';
  if (value.kind === 'several') return `several ${value.options.toSorted().join()}`;
  if (value.kind === 'board') return `board ${value.placed.map(({ option, place }) => `${option}=${place}`).toSorted().join()}`;
  return JSON.stringify(value);
}

/** How many answers a booklet holds: each row of a board is one. */
export const answersIn = (values: Iterable<AnswerValue>): number => [...values].reduce((sum, value) => sum + (value.kind === 'skipped' ? 0 : value.kind === 'board' ? value.placed.length : value.kind === 'several' ? value.options.length : 1), 0);
