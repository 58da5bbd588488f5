import type { Audience } from './survey.ts';
import { earliestOpening, type Holiday } from './school-days.ts';

/** What must be there before a round opens, in the order in which it is done. */
export const roundNeeds = ['owner', 'settings', 'dsl', 'notices', 'languages', 'letter', 'dates'] as const;
export type RoundNeed = (typeof roundNeeds)[number];

/** What is known of a round that somebody wants to open. */
export interface RoundFacts {
  audience: Audience;
  /** Days, both included. */
  opensOn: string;
  closesOn: string;
  /** Whether somebody of the staff answers for it. */
  hasOwner: boolean;
  /** The settings that run it, with how each reaches its designated safeguarding lead. */
  settings: readonly { dslContact: string }[];
  /** Whether the notices can name who answers for the answers, and whom to ask (`area-profile.ts`). */
  noticesWhole: boolean;
  /** Languages of it in which nobody has checked what real people are promised. */
  languagesUnchecked: readonly string[];
  letterSentOn: string | undefined;
}

/**
 * Which needs concern a round: what children are asked, or what somebody says about a child, needs settings with a safeguarding
 * lead. Parents are written to before their children are asked; of what adults are asked themselves they hear as they are asked.
 */
export const needsOf = (audience: Audience): RoundNeed[] =>
  roundNeeds.filter((need) => {
    if (need === 'settings' || need === 'dsl') return audience !== 'parent-or-carer';
    return need !== 'letter' || audience === 'young-person';
  });

/**
 * What a round lacks to be opened today; nothing where it may open. Pure: the same rule is shown as a checklist and judged
 * by the server.
 */
export function missingFor(facts: RoundFacts, holidays: readonly Holiday[], today: string): RoundNeed[] {
  const opening = facts.letterSentOn === undefined ? undefined : earliestOpening(facts.letterSentOn, holidays);
  const met: Readonly<Record<RoundNeed, boolean>> = {
    owner: facts.hasOwner,
    settings: facts.settings.length > 0,
    dsl: facts.settings.length > 0 && facts.settings.every(({ dslContact }) => dslContact.trim() !== ''),
    notices: facts.noticesWhole,
    languages: facts.languagesUnchecked.length === 0,
    letter: facts.letterSentOn !== undefined && facts.letterSentOn <= today && opening !== undefined && opening <= facts.opensOn,
    dates: facts.opensOn <= facts.closesOn && facts.closesOn >= today,
  };
  return needsOf(facts.audience).filter((need) => !met[need]);
}
