import { entryBounds } from '#server/contracts/entry-bounds.ts';
import { partsDue, type Retention } from '#server/contracts/purge-days.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { noteInAreas } from '#server/queries/audit.ts';
import { addLine, countsOfRound, deletePart, markPurged, purgeParts, roundToPurge, roundsToPurge, type DueRound, type PurgePart, type RoundCounts } from '#server/queries/purge.ts';
import { purgeKeeps } from '#server/queries/purge-keeps.ts';
import { emptyLog, piecesInFiles, piecesOf, reclaim, sealedSample, type SealedSample } from '#server/queries/purge-traces.ts';
import { purgeSessionDevices } from '#server/queries/session-devices.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { destroyKeys, readKeyFile } from '#server/sealing/key-file.ts';
import { openPart } from '#server/sealing/open-part.ts';
import { openKeys } from '#server/sealing/round-keys.ts';

export interface PurgeDeps extends Pick<Deps, 'db' | 'engine' | 'clock' | 'random'> {
  keyFile: string;
  /** The embedded database's file; undefined on PostgreSQL, whose files only its own machine can read. */
  file: string | undefined;
}

/** What a purge found and left, in figures. */
export interface PurgeReport {
  round: string;
  parts: readonly PurgePart[];
  before: RoundCounts;
  after: RoundCounts;
  keysDestroyed: number;
  /** Keys of the round that the key file still holds. */
  keysLeft: number;
  /** A sealed thing of the round, opened before and tried afterwards with every key that is left; undefined where there was none. */
  sample: { openedBefore: boolean; keysTried: number; opensNow: boolean } | undefined;
  /** The embedded database's file and log, searched for what was deleted. */
  traces: { pieces: number; foundBefore: number; foundAfter: number; bytes: number; logEmptied: boolean; rewritten: boolean } | undefined;
}

/** Whether a purge left nothing of what it was to delete, as far as this machine can tell. */
export function isProven({ parts, after, keysLeft, sample, traces }: PurgeReport): boolean {
  const words = after.words + after.attachment_pieces + after.held;
  const answers = parts.includes('answers') ? after.answers + after.responses + after.reading_queue + after.release_members + after.cards : 0;
  return words + answers + keysLeft === 0 && sample?.opensNow !== true && (traces === undefined || (traces.foundAfter === 0 && traces.logEmptied));
}

async function opens(keyFile: string, sample: SealedSample, ids: readonly string[]): Promise<boolean> {
  const keys = openKeys(keyFile, []);
  for (const id of ids) {
    const key = keys.privateKey(id);
    if (key !== undefined && (await openPart(sample.place, sample.part, sample.sealed, await key)) !== undefined) return true;
  }
  return false;
}

const keyIds = (file: string): string[] => readKeyFile(file)?.keys.map(({ id }) => id) ?? [];

/**
 * Deletes a round's words (and what is held of it) with its key, or its answers too, and shows that they are gone.
 * Cut off at any moment it can be run again: the round is marked first, so that nothing more comes in.
 * @param rewrite writes the tables anew, whatever was found.
 */
export async function purgeRound(deps: PurgeDeps, round: DueRound, parts: readonly PurgePart[], rewrite = false): Promise<PurgeReport> {
  const { db, engine, clock, random, keyFile, file } = deps;
  const today = dayInLondon(clock());
  const newId = () => uuidFrom(random(16));
  for (const part of parts) await markPurged(db, round, part, today, newId);

  const before = await countsOfRound(db, round);
  const sample = await sealedSample(db, round);
  const openedBefore = sample !== undefined && (await opens(keyFile, sample, keyIds(keyFile)));
  const pieces = file === undefined ? [] : await piecesOf(db, round, parts);
  const foundBefore = file === undefined ? 0 : (await piecesInFiles(file, pieces)).found;

  for (const part of parts) await deletePart(db, round, part);
  const keysDestroyed = await destroyKeys(keyFile, round.id, today);
  if (keysDestroyed > 0) await addLine(db, round, 'round-key-destroyed', today, newId());
  await reclaim(db, engine, rewrite);

  let traces: PurgeReport['traces'];
  if (file !== undefined) {
    let logEmptied = await emptyLog(db);
    let searched = await piecesInFiles(file, pieces);
    let rewritten = rewrite;
    if (searched.found > 0 && !rewrite) {
      // Deleted rows are written over, but a page that was filled anew may hold a piece of one that once lay in it.
      await reclaim(db, engine, true);
      logEmptied = await emptyLog(db);
      searched = await piecesInFiles(file, pieces);
      rewritten = true;
    }
    traces = { pieces: pieces.length, foundBefore, foundAfter: searched.found, bytes: searched.bytes, logEmptied, rewritten };
  }

  const left = readKeyFile(keyFile);
  const remaining = keyIds(keyFile);
  return {
    round: round.slug,
    parts,
    before,
    after: await countsOfRound(db, round),
    keysDestroyed,
    keysLeft: left?.keys.filter((key) => key.round === round.id).length ?? 0,
    sample: sample === undefined ? undefined : { openedBefore, keysTried: remaining.length, opensNow: await opens(keyFile, sample, [...remaining, sample.place.key]) },
    traces,
  };
}

/**
 * Purges the round with this slug now.
 * @throws {Problem} `not-found`; `round-open` while people can still answer, unless `evenOpen`.
 */
export async function purgeBySlug(deps: PurgeDeps, slug: string, { parts = purgeParts, evenOpen = false, rewrite = false }: { parts?: readonly PurgePart[]; evenOpen?: boolean; rewrite?: boolean }): Promise<PurgeReport> {
  const round = await roundToPurge(deps.db, 'slug', slug);
  if (round === undefined) throw new Problem('not-found', { round: slug });
  if (!evenOpen && dayInLondon(deps.clock()) <= round.closes_on) throw new Problem('round-open', { round: slug, closes: round.closes_on });
  return purgeRound(deps, round, parts, rewrite);
}

/** Parts of a round that a purge began with and did not finish, because it was cut off. */
async function partsUnfinished({ db, keyFile }: PurgeDeps, round: DueRound): Promise<PurgePart[]> {
  if (round.words_purged_on === null && round.answers_purged_on === null) return [];
  const counts = await countsOfRound(db, round);
  const keyLeft = readKeyFile(keyFile)?.keys.some((key) => key.round === round.id) === true;
  const words = round.words_purged_on !== null && (counts.words + counts.attachment_pieces + counts.held > 0 || keyLeft);
  const answers = round.answers_purged_on !== null && counts.answers + counts.responses + counts.release_members + counts.cards > 0;
  return purgeParts.filter((part) => (part === 'words' ? words : answers));
}

/** Purges all that is past its keeping, and finishes purges that were cut off. */
export async function purgeDue(deps: PurgeDeps, retention: Retention, rewrite = false): Promise<PurgeReport[]> {
  const today = dayInLondon(deps.clock());
  const reports: PurgeReport[] = [];
  for (const round of await roundsToPurge(deps.db)) {
    const asked = new Set([...partsDue(round, today, retention), ...(await partsUnfinished(deps, round))]);
    const parts = purgeParts.filter((part) => asked.has(part));
    if (parts.length > 0) reports.push(await purgeRound(deps, round, parts, rewrite));
  }
  // That it looked is noted where there was nothing to purge too: so it can be seen that purges run.
  await noteInAreas(deps.db, { action: 'area-purge-run', at: deps.clock().toISOString() }, () => uuidFrom(deps.random(16)));
  return reports;
}

/**
 * Deletes the copies of keep cards whose own time is over.
 * @returns how many went.
 */
export async function purgeOldCopies({ db, engine, clock, random }: PurgeDeps): Promise<number> {
  const gone = await db.transaction().execute((trx) => purgeKeeps(trx, dayInLondon(clock()), () => uuidFrom(random(16))));
  if (gone > 0 && engine === 'sqlite') await emptyLog(db);
  return gone;
}

/**
 * Deletes what devices said of themselves in sessions long over.
 * @returns how many devices went.
 */
export const purgeOldDevices = ({ db, clock }: Pick<PurgeDeps, 'db' | 'clock'>): Promise<number> =>
  purgeSessionDevices(db, dayInLondon(new Date(clock().getTime() - entryBounds.daysListed * 86_400_000)));

/** Purges again what an old backup brought back: rounds whose key was destroyed here since. */
export async function purgeDestroyed(deps: PurgeDeps): Promise<PurgeReport[]> {
  const reports: PurgeReport[] = [];
  for (const id of new Set(readKeyFile(deps.keyFile)?.destroyed?.map(({ round }) => round))) {
    const round = await roundToPurge(deps.db, 'id', id);
    if (round !== undefined && round.words_purged_on === null) reports.push(await purgeRound(deps, round, ['words']));
  }
  return reports;
}
