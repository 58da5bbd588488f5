import type { ReactNode } from 'react';
import { useReports } from './session-piece.tsx';
import { Join, type JoinParts } from './sessions/run/Join.tsx';
import { Kiosk } from './sessions/run/Kiosk.tsx';
import { shareKeys } from './share-parts.ts';
import { joinSession } from './sync/join-session.ts';
import { getReady } from './sync/ready.ts';
import { reportNow } from './sync/session-report.ts';

/** The screens of a device in a session, with what touches network and sealing. Fetched with them alone. */

const pack: JoinParts['pack'] = async ({ slug, languages }, onProgress) => (await getReady({ slug, languages: [...languages] }, ({ done, all }) => onProgress(done, all))).lacking.length;

/** `/join`. */
export function JoinScreen({ takeSecret, tools }: Pick<JoinParts, 'takeSecret'> & { tools: ReactNode }) {
  useReports();
  return <Join parts={{ takeSecret, join: joinSession, pack, keys: shareKeys, told: reportNow }} tools={tools} />;
}

/** `/session`. */
export function KioskScreen({ helper, tools }: { helper: boolean; tools: ReactNode }) {
  useReports();
  return <Kiosk helper={helper} tools={tools} />;
}
