import { addDays } from './school-days.ts';

/** How a round stands, as staff see it. */
export const roundStates = ['planned', 'open', 'closing-soon', 'closed', 'paused', 'purged'] as const;
export type RoundState = (typeof roundStates)[number];

/** A round closes soon in its last so many days. */
const soon = 7;

export interface RoundTimes {
  /** Whether somebody opened it: it has a key, and devices may ask it. */
  opened: boolean;
  /** Days, both included. */
  opensOn: string;
  closesOn: string;
  /** The last day of a pause of it, or of all rounds of its area. */
  pausedUntil: string | undefined;
  purged: boolean;
}

/** How a round stands on a day (Europe/London). Pure. A pause says nothing of a round that is over, or was not opened. */
export function roundState({ opened, opensOn, closesOn, pausedUntil, purged }: RoundTimes, today: string): RoundState {
  if (purged) return 'purged';
  if (!opened || today < opensOn) return 'planned';
  if (today > closesOn) return 'closed';
  if (pausedUntil !== undefined && pausedUntil >= today) return 'paused';
  return addDays(today, soon) > closesOn ? 'closing-soon' : 'open';
}
