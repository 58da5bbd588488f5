import * as z from 'zod/mini';
import { NewEntry, SessionsSeen, type Entry, type EntryReceipts, type SessionSeen } from '#server/contracts/session-entry.ts';
import { shownAndBeside } from '#server/contracts/session-heads.ts';
import { ProblemBody } from '#server/contracts/problem.ts';
import { Slug } from '#server/contracts/ids.ts';

/** What was said on this device and is not on the server: it waits to be sent, or was refused, and why. */
export const Unsent = z.object({ entry: NewEntry, refused: z.optional(ProblemBody) });
export type Unsent = z.infer<typeof Unsent>;

/** A coordinator's work in an area: what the server said last, and what is not sent. Also the form in which a device keeps it. */
export const Work = z.object({ format: z.literal(1), area: Slug, known: SessionsSeen, unsent: z.array(Unsent) });
export type Work = z.infer<typeof Work>;

/** An entry as it is shown: from the server, or of this device. */
export interface ShownEntry extends NewEntry {
  number?: number | undefined;
  by?: string | undefined;
  /** When it arrived at the server. */
  at?: string | undefined;
  /** Of this device, and not sent. */
  unsent: boolean;
}

/** A session as it is shown: with what was said on this device and not sent. */
export interface ShownSession extends Omit<SessionSeen, 'entries'> {
  entries: ShownEntry[];
  /** Not on the server yet: it has no codes. */
  onlyHere: boolean;
}

const shownEntry = (entry: Entry): ShownEntry => ({ ...entry, unsent: false });

/** Says something more. */
export const withEntry = (work: Work, entry: NewEntry): Work => ({ ...work, unsent: [...work.unsent, { entry }] });

/** After the server was asked to take entries in: what it took is not unsent any more, what it refused stays, with the reason. */
export function afterReceipts(work: Work, { receipts }: EntryReceipts): Work {
  const said = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  return {
    ...work,
    unsent: work.unsent.flatMap((each): Unsent[] => {
      const receipt = said.get(each.entry.id);
      if (receipt === undefined) return [each];
      return receipt.outcome === 'refused' ? [{ entry: each.entry, refused: receipt.problem ?? { code: 'server-fault', params: {} } }] : [];
    }),
  };
}

/** What the server says now, in place of what it said before. */
export const withKnown = (work: Work, known: SessionsSeen): Work => ({ ...work, known });

/** What waits to be sent, in the order in which it was said. */
export const waiting = ({ unsent }: Work): NewEntry[] => unsent.flatMap(({ entry, refused }) => (refused === undefined ? [entry] : []));

/** What the server refused and is only here. */
export const refused = ({ unsent }: Work): Unsent[] => unsent.filter((each) => each.refused !== undefined);

/** Without an entry that was said here. */
export const without = (work: Work, id: string): Work => ({ ...work, unsent: work.unsent.filter(({ entry }) => entry.id !== id) });

/** Lets go of what was refused. */
export const withoutRefused = (work: Work): Work => ({ ...work, unsent: work.unsent.filter((each) => each.refused === undefined) });

function shownOf(entries: ShownEntry[], known: SessionSeen | undefined): ShownSession | undefined {
  const content = shownAndBeside(entries, 'plan').shown?.content;
  if (content?.kind !== 'plan') return known === undefined ? undefined : { ...known, entries, onlyHere: false };
  const { group, day, plan } = content;
  const first = entries[0];
  if (known !== undefined) return { ...known, group, day, plan, entries, onlyHere: false };
  return first === undefined ? undefined : { id: first.session, group, day, plan, state: 'planned', revision: 0, arrived: 0, entries, onlyHere: true };
}

/** All sessions as they stand, with what is only on this device; the latest day first. */
export function sessionsOf({ known, unsent }: Work): ShownSession[] {
  const here = Map.groupBy(unsent.map(({ entry }) => ({ ...entry, unsent: true })), ({ session }) => session);
  const there = new Map(known.sessions.map((session) => [session.id, session]));
  const ids = new Set([...there.keys(), ...here.keys()]);
  return [...ids]
    .flatMap((id) => {
      const session = there.get(id);
      const known = new Set(session?.entries.map((entry) => entry.id));
      // Sent, and the answer lost: the server has it.
      const more = (here.get(id) ?? []).filter((entry) => !known.has(entry.id));
      return shownOf([...(session?.entries ?? []).map(shownEntry), ...more], session) ?? [];
    })
    .toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1));
}

/** Sessions by when they are: to come (the next first), today, and over (the last first). */
export function byTime(sessions: readonly ShownSession[], today: string): { coming: ShownSession[]; today: ShownSession[]; past: ShownSession[] } {
  return {
    coming: sessions.filter(({ day }) => day > today).toReversed(),
    today: sessions.filter(({ day }) => day === today),
    past: sessions.filter(({ day }) => day < today),
  };
}

/** A group's last session, whether it was held or is to come. */
export const lastOf = (sessions: readonly ShownSession[], group: string): ShownSession | undefined => sessions.find((session) => session.group === group);
