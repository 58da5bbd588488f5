import type { SessionPiece as Piece } from '#app/surveys/handing.ts';
import { HandOver } from './HandOver.tsx';
import { IsItYou } from './IsItYou.tsx';
import { StillThere } from './StillThere.tsx';

/** What stands on the pages of answering where a device is handed on: fetched as one, and only there. */
export default function SessionPiece(piece: Piece) {
  switch (piece.kind) {
    case 'handed-over':
      return <HandOver {...piece} />;
    case 'is-it-you':
      return <IsItYou {...piece} />;
    case 'presence':
      return <StillThere {...piece} />;
  }
}
