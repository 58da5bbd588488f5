import { places } from '#server/contracts/choices.ts';
import type { AnswerValue } from '#server/contracts/response.ts';
import type { Option } from '#server/contracts/survey.ts';
import type { PaperQuestion } from './on-paper.ts';

/** The keys of the options, in the order in which they are printed: nine digits, then letters that mean nothing else here. */
export const optionKeys = '123456789abcdefgh';
export const keyOf = (at: number): string => optionKeys[at] ?? '';

/** A question as it is typed in: what is open to this person, what was said so far, and which row of a board it is about. */
export interface AtQuestion {
  asked: PaperQuestion;
  /** The printed options that this person's earlier ticks leave open. */
  open: readonly Option[];
  value: AnswerValue | undefined;
  /** The row of a board, from 0. */
  row: number;
}

/** What a key comes to. */
export type Pressed =
  /** This is the answer now (none where undefined); `on`: and the next question comes. */
  | { kind: 'said'; value: AnswerValue | undefined; on: boolean; row?: number }
  | { kind: 'back' }
  /** Somebody wrote, drew or glued something: it is to be typed, or photographed. */
  | { kind: 'bring' }
  /** Ticked, but it does not go with what was ticked before: it is left out. */
  | { kind: 'left-out'; option: Option }
  /** More than may be ticked. */
  | { kind: 'too-many' }
  | { kind: 'nothing' };

const said = (value: AnswerValue | undefined, on = true, row?: number): Pressed => ({ kind: 'said', value, on, ...(row === undefined ? {} : { row }) });

function pressBoard({ asked: { options }, open, value, row }: AtQuestion, key: string): Pressed {
  const placed = value?.kind === 'board' ? value.placed : [];
  const of = options[row];
  if (of === undefined) return { kind: 'nothing' };
  const others = placed.filter(({ option }) => option !== of.id);
  const board = (next: typeof placed): AnswerValue | undefined => (next.length === 0 ? undefined : { kind: 'board', placed: next });
  const on = (next: typeof placed) => said(board(next), row + 1 >= options.length, row + 1);
  if (key === '0' || key === ' ') return on(others);
  if (key === 'Enter') return on(placed);
  if (key === 'Backspace') return row === 0 ? { kind: 'back' } : said(value, false, row - 1);
  const place = places[Number(key) - 1];
  if (place === undefined) return { kind: 'nothing' };
  return open.some(({ id }) => id === of.id) ? on([...others, { option: of.id, place }]) : { kind: 'left-out', option: of };
}

function pressWeeks({ asked: { question }, value }: AtQuestion, key: string): Pressed {
  const weeks = value?.kind === 'weeks' ? value.weeks : undefined;
  if (key === 'Backspace') return weeks === undefined ? { kind: 'back' } : said(weeks < 10 ? undefined : { kind: 'weeks', weeks: Math.floor(weeks / 10) }, false);
  if (!/^\d$/.test(key) || question.kind !== 'weeks') return { kind: 'nothing' };
  const next = (weeks ?? 0) * 10 + Number(key);
  return next > question.most ? { kind: 'too-many' } : said({ kind: 'weeks', weeks: next }, false);
}

function pressOptions({ asked: { question, options }, open, value }: AtQuestion, key: string): Pressed {
  const option = options[optionKeys.indexOf(key)];
  if (option === undefined || key.length !== 1) return { kind: 'nothing' };
  if (!open.some(({ id }) => id === option.id)) return { kind: 'left-out', option };
  if (question.kind !== 'several') return said({ kind: 'choice', option: option.id });
  // What is no longer open does not stand, and must not count towards the most.
  const before = value?.kind === 'several' ? value.options.filter((id) => open.some((each) => each.id === id)) : [];
  if (before.includes(option.id)) {
    const left = before.filter((id) => id !== option.id);
    return said(left.length === 0 ? undefined : { kind: 'several', options: left }, false);
  }
  if (before.length >= question.most) return { kind: 'too-many' };
  const next = [...before, option.id];
  return said({ kind: 'several', options: next }, next.length === Math.min(question.most, open.length));
}

/**
 * What a key means at a question: its own number for a tick, `n` for “I am not sure”, `s` for a question that was crossed out, `0` or
 * space where nothing is ticked, Enter to go on, Backspace to go back. One key an answer wherever there can be only one.
 */
export function press(at: AtQuestion, key: string): Pressed {
  const { question } = at.asked;
  if (key === 'n') return said({ kind: 'not-sure' });
  if (key === 's') return said({ kind: 'skipped' });
  if (question.kind === 'board') return pressBoard(at, key);
  if (key === 'Enter') return said(at.value);
  if (key === ' ') return said(undefined);
  if (question.kind === 'weeks') return pressWeeks(at, key);
  if (key === 'Backspace') return { kind: 'back' };
  if (key === '0') return said(undefined);
  switch (question.kind) {
    case 'scale': {
      const place = places[Number(key) - 1];
      return place === undefined ? { kind: 'nothing' } : said({ kind: 'scale', place });
    }
    case 'choice':
    case 'several':
      return pressOptions(at, key);
    case 'words':
    case 'drawing':
    case 'photo':
      return key === '1' ? { kind: 'bring' } : { kind: 'nothing' };
    case 'sound':
      return { kind: 'nothing' };
  }
}
