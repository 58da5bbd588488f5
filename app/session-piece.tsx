import { useEffect } from 'react';
import { SessionPiece as Piece } from './sessions/SessionPiece.tsx';
import { sessionHere } from './store/session-here.ts';
import type { SessionPiece as Asked } from './surveys/handing.ts';
import { startReports } from './sync/session-report.ts';

/** Says to the session how this device is, where it is in one; as long as the piece that uses it is on the screen. */
export function useReports(): void {
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    // A device that is in no session says nothing to anybody.
    sessionHere().then(
      (here) => {
        if (here !== undefined && !gone) stop = startReports();
      },
      () => undefined,
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
}

/** What stands on the pages of answering where a device is handed on, with what tells the session how the device is. */
export default function SessionPiece(asked: Asked) {
  useReports();
  return <Piece {...asked} />;
}
