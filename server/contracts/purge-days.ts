/** How long each part of a round is kept, in months after it closes. */
export interface Retention {
  wordsMonths: number;
  answersMonths: number;
}

/** What of a round decides when it is purged, as its row has it. */
export interface PurgeDates {
  closes_on: string;
  words_purged_on: string | null;
  answers_purged_on: string | null;
  /** How long it is kept where that is not as the policy says. */
  words_months?: number | null | undefined;
  answers_months?: number | null | undefined;
}

/** A day so many months later, the last of its month where that has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = (days: number) => new Date(Date.UTC(year, month - 1 + months, days));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return at(Math.min(date, last)).toISOString().slice(0, 10);
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** How long a round is kept: as its area said, else as the policy does. */
export const keepingOf = ({ words_months, answers_months }: PurgeDates, { wordsMonths, answersMonths }: Retention): Retention => ({
  wordsMonths: words_months ?? wordsMonths,
  answersMonths: answers_months ?? answersMonths,
});

/** The first day on which each part of a round is past its keeping. */
export function purgeDays(round: PurgeDates, retention: Retention): { words: string; answers: string } {
  const { wordsMonths, answersMonths } = keepingOf(round, retention);
  return { words: dayAfter(monthsAfter(round.closes_on, wordsMonths)), answers: dayAfter(monthsAfter(round.closes_on, answersMonths)) };
}

/** What of a round is past its keeping on this day, and not gone yet. */
export function partsDue(round: PurgeDates, today: string, retention: Retention): ('words' | 'answers')[] {
  const { words, answers } = purgeDays(round, retention);
  return [...(round.words_purged_on === null && today >= words ? (['words'] as const) : []), ...(round.answers_purged_on === null && today >= answers ? (['answers'] as const) : [])];
}
