import type { Survey } from './survey.ts';
import { roomSlots } from './room-slots.ts';

/** The numbers of rule R10, and one of our own. All are people. */
export const roomRules = {
  /** Fewer than these are not shown together at all. */
  leastPeople: 10,
  /**
   * What fewer chose does not come up: one or two of ten can be worked out by whoever knows the group, and two who chose the same
   * would know of a third. There is no upper end: what comes up says "at least three" and nothing more, whether three chose it or all.
   */
  leastChoosing: 3,
  /** The most people that one tablet counts in one round: counting is modulo 256. */
  mostPerTablet: 200,
} as const;

/** Adds two tallies, or a blinding to one, place by place, modulo 256. */
export const added = (one: Uint8Array, other: ArrayLike<number>): Uint8Array<ArrayBuffer> => Uint8Array.from(one, (value, at) => (value + (other[at] ?? 0)) & 255);

/** Takes a blinding off again. */
export const unblinded = (blinded: Uint8Array, blinding: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(blinded, (value, at) => (value - (blinding[at] ?? 0)) & 255);

/** Whether these can be the counts of people: nobody says a thing more often than once. */
export function arePeoples(counts: Uint8Array): boolean {
  const [people = 0, ...said] = counts;
  return people >= 1 && people <= roomRules.mostPerTablet && said.every((each) => each <= people);
}

/** What was gathered so far at the close of a session: of each tally its counts, by what the code calls it. */
export interface Gathered {
  session: string;
  tallies: ReadonlyMap<string, { shape: string; counts: Uint8Array }>;
}

/** What became of one code. Only `taken` adds anything. */
export type Taken = 'taken' | 'again' | 'another-session' | 'another-survey' | 'damaged';

/**
 * Takes one opened code in. The order of tablets does not matter, and one that is scanned twice counts once.
 * @param shapes what is asked in this session, each with the number of its counts.
 * @param counts `undefined` where the code did not open under the session's secret.
 */
export function gather(before: Gathered, { session, tally, shape }: { session: string; tally: string; shape: string }, counts: Uint8Array | undefined, shapes: ReadonlyMap<string, number>): { gathered: Gathered; taken: Taken } {
  const refused = (taken: Taken) => ({ gathered: before, taken });
  if (session !== before.session) return refused('another-session');
  if (counts === undefined || !arePeoples(counts)) return refused('damaged');
  if (before.tallies.has(tally)) return refused('again');
  if (shapes.get(shape) !== counts.length) return refused('another-survey');
  return { gathered: { session, tallies: new Map(before.tallies).set(tally, { shape, counts }) }, taken: 'taken' };
}

/** The counts of one shape, of all tablets together. Plain numbers: together they may be more than a byte holds. */
export function combined({ tallies }: Gathered, shape: string): number[] {
  const all = [...tallies.values()].filter((each) => each.shape === shape);
  return Array.from({ length: all[0]?.counts.length ?? 0 }, (_, at) => all.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0));
}

/** What came up of one question: options in the survey's own order, and never how many. */
export interface CameUp {
  question: string;
  options: string[];
}

/** What may be shown of a round; `undefined` where too few answered it. A list without anything: nothing was said by enough people. */
export function cameUp(survey: Survey, [people = 0, ...said]: readonly number[]): CameUp[] | undefined {
  if (people < roomRules.leastPeople) return undefined;
  const byQuestion = new Map<string, string[]>();
  roomSlots(survey).forEach(({ question, option }, at) => {
    if ((said[at] ?? 0) >= roomRules.leastChoosing) byQuestion.set(question, [...(byQuestion.get(question) ?? []), option]);
  });
  return [...byQuestion].map(([question, options]) => ({ question, options }));
}
