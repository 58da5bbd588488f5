import { createHmac } from 'node:crypto';
import type { Deps, StaffSettings } from '#server/deps.ts';
import { countStaffMiss, missesIn, type MissPlace, type StaffMiss } from '#server/queries/staff-misses.ts';
import { inTurn } from '#server/sealing/in-turn.ts';
import { quarterOf } from './quarter.ts';

/**
 * Failures in a quarter of an hour before no more is tried: at one person's password, at one person's second step; and
 * at links that do not exist, of everybody together (256 bits are not guessed: this only keeps guessing cheap for us); and at booklets that
 * do not exist, of one person (whoever types a pile in makes slips).
 */
export const mostMisses: Readonly<Record<StaffMiss, number>> = { password: 10, code: 10, invite: 600, booklet: 200 };

/** A digest that only this server can make: a copy of the database does not say of whom it is. */
export const keyedDigest = (secret: string, ...parts: readonly string[]): string => {
  const keyed = createHmac('sha256', secret);
  for (const part of parts) keyed.update(part).update('\0');
  return keyed.digest('hex');
};

/** Counts failures, so that passwords and codes cannot be tried by machine. Whoever has a passkey is never kept waiting by others. */
export interface Tries {
  /** Whether there were too many already. */
  spent(kind: StaffMiss, subject: string): Promise<boolean>;
  /** Counts one. @returns whether more may be tried. */
  missed(kind: StaffMiss, subject: string): Promise<boolean>;
  /**
   * Tries one after the other at the same, in this process: of hundreds that come in one moment no more are tried than may
   * fail. Ask whether it is spent within.
   */
  alone<T>(kind: StaffMiss, subject: string, work: () => Promise<T>): Promise<T>;
}

export function tries({ db, clock, staff }: Pick<Deps, 'db' | 'clock'> & { staff: StaffSettings }): Tries {
  const place = (kind: StaffMiss, subject: string): MissPlace => ({ quarter: quarterOf(clock()), kind, subject: keyedDigest(staff.secret, kind, subject) });
  const turns = new Map<string, { turn: ReturnType<typeof inTurn>; here: number }>();
  return {
    async alone(kind, subject, work) {
      const name = `${kind} ${subject}`;
      const at = turns.get(name) ?? { turn: inTurn(1), here: 0 };
      turns.set(name, at);
      at.here += 1;
      try {
        return await at.turn(work);
      } finally {
        at.here -= 1;
        if (at.here === 0) turns.delete(name);
      }
    },
    spent: async (kind, subject) => (await missesIn(db, place(kind, subject))) >= mostMisses[kind],
    missed: async (kind, subject) => (await countStaffMiss(db, place(kind, subject))) < mostMisses[kind],
  };
}
