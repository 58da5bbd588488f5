import { nearScreens } from '#server/contracts/near-screens.ts';
import type { SessionPiece as Piece } from '#app/surveys/handing.ts';
import { HandOver } from './HandOver.tsx';
import { IsItYou } from './IsItYou.tsx';
import { OverInSession } from './run/OverInSession.tsx';
import { SessionBar } from './run/SessionBar.tsx';
import { somebodyNew } from './run/somebody-new.ts';
import { useSessionHere } from './run/use-session-here.ts';
import { StillThere } from './StillThere.tsx';

/** What stands on the pages of answering where a device is handed on: fetched as one, and only there. */
export function SessionPiece(piece: Piece) {
  const here = useSessionHere();
  switch (piece.kind) {
    case 'handed-over':
      if (here === undefined) return null;
      return here === null ? <HandOver {...piece} /> : <OverInSession {...piece} here={here} />;
    case 'is-it-you':
      // In a session the next person begins at its start page, with a code of their own.
      return here?.many === true ? <IsItYou {...piece} onNo={() => void somebodyNew(Date.now()).then(() => location.replace(nearScreens.kiosk), piece.onNo)} /> : <IsItYou {...piece} />;
    case 'presence':
      return (
        <>
          <StillThere {...piece} />
          {here?.many === true ? <SessionBar here={here} onLock={piece.onGone} /> : null}
        </>
      );
  }
}
