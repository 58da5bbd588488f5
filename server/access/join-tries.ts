import { mostWrongPictures } from '#server/contracts/join-code.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { countJoinMiss, joinMissesIn } from '#server/queries/join-misses.ts';
import { inTurn } from '#server/sealing/in-turn.ts';
import { quarterOf } from './quarter.ts';

/**
 * Counts wrong picture codes, over all processes and addresses: a school is one address, and a machine has many. Once
 * there were too many, pictures rest, right ones too: else whoever tries them by machine would only have to go on.
 * What stands in a QR code is never guessed and never rests.
 */
export interface JoinTries {
  /**
   * Looks pictures up, one device after the other: of hundreds that are tried in one moment too, no more are looked up
   * than may be wrong (one more for each further process). What is not found is counted.
   * @returns what was found; `rest` where pictures rest now.
   */
  look<T>(find: () => Promise<T | undefined>): Promise<T | 'rest' | undefined>;
}

export function joinTries({ db, clock }: Pick<Deps, 'db' | 'clock'>): JoinTries {
  const turn = inTurn(1);
  async function resting(day: string, quarter: string): Promise<boolean> {
    const misses = await joinMissesIn(db, [day, quarter]);
    return (misses.get(quarter) ?? 0) >= mostWrongPictures.quarter || (misses.get(day) ?? 0) >= mostWrongPictures.day;
  }
  return {
    look: (find) =>
      turn(async () => {
        const now = clock();
        const [day, quarter] = [dayInLondon(now), quarterOf(now)];
        if (await resting(day, quarter)) return 'rest';
        const found = await find();
        if (found === undefined) await countJoinMiss(db, [day, quarter], dayInLondon(new Date(now.getTime() - 86_400_000)));
        return found;
      }),
  };
}
