import type { View } from '#server/contracts/round.ts';
import { nearScreens } from '#server/contracts/near-screens.ts';

/** Where a view is answered: in the language on screen where it is asked in it, else in its first. */
export function viewAddress({ slug, languages }: View, language: string): { address: string; language: string } {
  const spoken = languages.find((tag) => tag === language) ?? languages[0] ?? language;
  return { address: nearScreens.answer.replace(':round', slug).replace(':language', spoken), language: spoken };
}
