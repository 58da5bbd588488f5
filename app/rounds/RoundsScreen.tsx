import type { ReactNode } from 'react';
import type { BatchCards } from '#server/contracts/rounds-kept.ts';
import { roundsApi } from '#app/api/rounds.ts';
import { WithStaffWords } from '#app/i18n/WithStaffWords.tsx';
import { LetterPage } from './LetterPage.tsx';
import { RoundPage } from './RoundPage.tsx';
import { Rounds } from './Rounds.tsx';
import './rounds.css';

interface Props {
  area: string;
  /** The round's slug; none: all of them. */
  round?: string | undefined;
  /** The letter to parents of that round. */
  letter?: boolean;
  /** The cards of a batch as they are printed. */
  sheets(cards: BatchCards): ReactNode;
  tools?: ReactNode;
}

/** The screens of those who keep rounds: one file to fetch, which nobody who answers fetches. */
export function RoundsScreen({ area, round, letter = false, sheets, tools }: Props) {
  return (
    <WithStaffWords>
      {round === undefined ? <Rounds api={roundsApi} area={area} tools={tools} /> : null}
      {round === undefined || letter ? null : <RoundPage api={roundsApi} area={area} slug={round} sheets={sheets} tools={tools} />}
      {round === undefined || !letter ? null : <LetterPage api={roundsApi} area={area} slug={round} tools={tools} />}
    </WithStaffWords>
  );
}
