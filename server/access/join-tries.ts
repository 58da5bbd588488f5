import { mostWrongPictures } from '#server/contracts/join-code.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { countJoinMiss, joinMissesIn } from '#server/queries/join-misses.ts';
import { quarterOf } from './quarter.ts';

/**
 * Counts wrong picture codes, over all processes and addresses: a school is one address, and a machine has many. Once
 * there were too many, pictures rest, right ones too: else whoever tries them by machine would only have to go on.
 * What stands in a QR code is never guessed and never rests.
 */
export interface JoinTries {
  /** Whether pictures rest now. */
  rest(): Promise<boolean>;
  missed(): Promise<void>;
}

export function joinTries({ db, clock }: Pick<Deps, 'db' | 'clock'>): JoinTries {
  const slots = () => ({ day: dayInLondon(clock()), quarter: quarterOf(clock()) });
  return {
    async rest() {
      const { day, quarter } = slots();
      const misses = await joinMissesIn(db, [day, quarter]);
      return (misses.get(quarter) ?? 0) >= mostWrongPictures.quarter || (misses.get(day) ?? 0) >= mostWrongPictures.day;
    },
    async missed() {
      const { day, quarter } = slots();
      const yesterday = dayInLondon(new Date(clock().getTime() - 86_400_000));
      await countJoinMiss(db, [day, quarter], yesterday);
    },
  };
}
