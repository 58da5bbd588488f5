import { useText, useTexts } from '#app/i18n/text.tsx';
import type { Pile } from './piles.ts';

/** Says in words whom a pile is for: "Year 9 · EHC plan · Autism". */
export function usePileName(): (pile: Pile) => string {
  const text = useText('cards');
  const home = useText('home');
  const texts = useTexts();
  return ({ round, year, stage, need, batch }) => {
    const parts = [
      texts.has('home', `start-${round}`) ? home(`start-${round}`) : undefined,
      year === undefined ? undefined : text('year', { year }),
      stage === undefined ? undefined : text(`stage-${stage}`),
      need === undefined || !texts.has('cards', `need-${need}`) ? need : text(`need-${need}`),
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? batch : parts.join(' · ');
  };
}
