import type { GivenCodes, JoinedSession } from '#server/contracts/session-device.ts';
import type { SessionState } from '#server/contracts/session.ts';
import { withStore } from './database.ts';

/** What a PIN is checked against: nothing from which it is read, and a copy of the disk has to try each one slowly. */
export interface PinCheck {
  /** base64url. */
  salt: string;
  /** PBKDF2-SHA256. */
  rounds: number;
  check: string;
  /** Wrong ones in a row; and until when no more are tried, by this device's clock in milliseconds. */
  wrong: number;
  restsUntil: number;
}

/** What somebody is in the middle of here, in a session. */
export interface Begun {
  /** Which of the session's rounds: 0, 1 … */
  at: number;
  /** The one-time code that goes with the answers; without one they come as by link. */
  code?: string;
  /** The draft, once something of it is saved. */
  draft?: string;
  /** How the screen looks to them (`profile.ts`), for their next round. */
  look?: string;
}

/** The session that this device is in: one at a time. */
export interface SessionHere extends Pick<JoinedSession, 'area' | 'session' | 'day' | 'device' | 'token' | 'number' | 'rounds' | 'languages' | 'needs'> {
  kind: 'session';
  /** Passed from person to person; the way out is the PIN. */
  many: boolean;
  /** One-time codes that nobody here answered with yet. */
  codes: readonly GivenCodes[];
  pin?: PinCheck;
  begun?: Begun;
  /** Rounds of this session that were finished here. */
  finished: number;
  /** The draft that was counted last: finishing is heard of more than once. */
  counted?: string;
  answering: boolean;
  /** Reports that were made; each says its number. */
  turn: number;
  /** As the server said it last; `ended`: this device's token counts no more. */
  state: SessionState | 'ended';
}

const listeners = new Set<() => void>();

/** Calls `listener` after every change that this tab made; returns how to stop. */
export function onSessionHere(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = () => listeners.forEach((listener) => listener());

/** It lies beside how the device is shared: a device that is in no session knows nothing of this. */
const tableName = 'shared';

/** The session that this device is in; `undefined` where it is in none. */
export const sessionHere = (): Promise<SessionHere | undefined> => withStore((store) => store.table<SessionHere, string>(tableName).get('session'));

/** Puts this device in a session, in place of one that it was in. */
export async function joinHere(row: SessionHere): Promise<void> {
  await withStore((store) => store.table<SessionHere, string>(tableName).put(row));
  tell();
}

/** Takes this device out of its session. What waits in the outbox stays, and is sent. */
export async function leaveHere(): Promise<void> {
  await withStore((store) => store.table<SessionHere, string>(tableName).delete('session'));
  tell();
}

/**
 * Changes it, if it is in one: read and written in one transaction, so that no code is given to two people.
 * @param quiet nobody needs to hear of it.
 * @returns how it stands then.
 */
export async function changeHere(change: (row: SessionHere) => SessionHere, quiet = false): Promise<SessionHere | undefined> {
  let other = false;
  const changed = await withStore((store) =>
    store.transaction('rw', tableName, async () => {
      const table = store.table<SessionHere, string>(tableName);
      const row = await table.get('session');
      if (row === undefined) return undefined;
      const next = change(row);
      other = next !== row;
      if (other) await table.put(next);
      return next;
    }),
  );
  if (other && !quiet) tell();
  return changed;
}

/** One-time codes that are left, in the round that has fewest. */
export const codesLeft = ({ rounds, codes }: SessionHere): number =>
  rounds.length === 0 ? 0 : Math.min(...rounds.map(({ slug }) => codes.find(({ round }) => round === slug)?.codes.length ?? 0));

/** Takes in codes that the server gave, each once. */
export const withMore = (here: SessionHere, more: readonly GivenCodes[]): SessionHere => ({
  ...here,
  codes: here.codes.map((given) => ({ ...given, codes: [...new Set([...given.codes, ...more.filter(({ batch }) => batch === given.batch).flatMap(({ codes }) => codes)])] })),
});
