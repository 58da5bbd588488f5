/**
 * How many of a batch's cards were used is said in steps: a school that watches one count go up from one child to the next
 * would see who takes part, and one that is told "all but one" would look for the one who did not want to.
 */
export const cardsUsedStep = 5;

/**
 * How many have taken part at least, in steps of five and never all of them; `undefined` where the batch is too small to say
 * anything of it. Pure.
 */
export function usedAtLeast(cards: number, used: number): number | undefined {
  const most = Math.floor((cards - 1) / cardsUsedStep) * cardsUsedStep;
  if (most === 0) return undefined;
  return Math.min(Math.floor(used / cardsUsedStep) * cardsUsedStep, most);
}
