import { keeping } from './keeping.ts';

/**
 * How long a round's words and answers may be kept, in months after it closes. The longest is what the notices promise
 * everywhere; answers need half a year, so that a release can be made of them.
 */
export const keepingBounds = {
  words: { least: 1, most: keeping.wordsMonths },
  answers: { least: 6, most: keeping.answersMonths },
} as const;

export interface RoundKeeping {
  wordsMonths: number;
  answersMonths: number;
}

const within = (months: number, { least, most }: { least: number; most: number }): boolean => Number.isInteger(months) && months >= least && months <= most;

/** Why a round cannot be kept so. */
export type KeepingRefused = 'keeping-out-of-bounds' | 'keeping-longer';

/**
 * Whether a round may be kept so from now on; `undefined` where it may. Words never outlive the answers they belong to.
 * Once people could answer, it is never kept longer than they were told.
 */
export function keepingRefused(before: RoundKeeping, asked: RoundKeeping, opened: boolean): KeepingRefused | undefined {
  if (!within(asked.wordsMonths, keepingBounds.words) || !within(asked.answersMonths, keepingBounds.answers) || asked.wordsMonths > asked.answersMonths) return 'keeping-out-of-bounds';
  return opened && (asked.wordsMonths > before.wordsMonths || asked.answersMonths > before.answersMonths) ? 'keeping-longer' : undefined;
}
