import type { ReactNode } from 'react';
import type { Pack } from '#server/contracts/round.ts';
import { bookletsApi } from '#app/api/booklets.ts';
import { WithStaffWords } from '#app/i18n/WithStaffWords.tsx';
import { BookletsScreen } from './BookletsScreen.tsx';
import { PaperRounds } from './PaperRounds.tsx';
import { TypingScreen } from './TypingScreen.tsx';

interface Props {
  screen: 'paper' | 'booklets' | 'typing';
  area: string;
  round: string;
  packFor(language: string): Promise<Pack>;
  tools?: ReactNode;
}

/** The screens of paper booklets: one file to fetch, which nobody who answers fetches. */
export function PaperScreen({ screen, area, round, packFor, tools }: Props) {
  const given = { area, round, api: bookletsApi, packFor, tools };
  return (
    <WithStaffWords>
      {screen === 'paper' ? <PaperRounds area={area} api={bookletsApi} tools={tools} /> : null}
      {screen === 'booklets' ? <BookletsScreen {...given} /> : null}
      {screen === 'typing' ? <TypingScreen {...given} /> : null}
    </WithStaffWords>
  );
}
