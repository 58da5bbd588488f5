import type { Kysely } from 'kysely';
import { Release } from '#server/contracts/release.ts';
import type { Schema } from '#server/database/schema.ts';
import { insertMany } from './insert-many.ts';

/** A release as it was frozen, with whose responses stand behind the figures that it made. */
export interface StoredRelease {
  release: Release;
  /** Ids of responses by group key. */
  members: Map<string, Set<string>>;
}

/** All releases of a round, oldest first. */
export async function releasesOfRound(trx: Kysely<Schema>, partnershipId: string, roundId: string): Promise<StoredRelease[]> {
  const releases = await trx.selectFrom('releases').select(['id', 'content']).where('partnership_id', '=', partnershipId).where('round_id', '=', roundId).orderBy('number').execute();
  const rows = await trx
    .selectFrom('release_members')
    .select(['release_id', 'group_key', 'response_id'])
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .execute();
  const byRelease = Map.groupBy(rows, (row) => row.release_id);
  return releases.map(({ id, content }) => {
    const release = Release.parse(JSON.parse(content));
    // A group that nobody was in has no row, and is there all the same.
    const members = new Map(release.groups.filter((figures) => figures.madeIn === release.number).map((figures) => [`${figures.population}/${figures.attribute}/${figures.group}`, new Set<string>()]));
    for (const { group_key, response_id } of byRelease.get(id) ?? []) members.get(group_key)?.add(response_id);
    return { release, members };
  });
}

/** The day on which each withdrawn response of a round was withdrawn, by id. */
export async function withdrawnDays(trx: Kysely<Schema>, partnershipId: string, roundId: string): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('audit_log')
    .select(['subject_id', 'at'])
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .where('action', '=', 'response-withdrawn')
    .execute();
  return new Map(rows.flatMap(({ subject_id, at }) => (subject_id === null ? [] : [[subject_id, at.slice(0, 10)]])));
}

/** What stands beside a release in the database. */
export interface ReleaseToAdd {
  partnershipId: string;
  roundId: string;
  release: Release;
  members: ReadonlyMap<string, ReadonlySet<string>>;
  /** An instant. */
  madeAt: string;
  auditId: string;
}

/**
 * Freezes a release: its text, its members and a line in the audit log. Run it in a transaction.
 * @returns false, and nothing added, when another release took its number meanwhile.
 */
export async function addRelease(trx: Kysely<Schema>, { partnershipId, roundId, release, members, madeAt, auditId }: ReleaseToAdd): Promise<boolean> {
  const added = await trx
    .insertInto('releases')
    .values({ partnership_id: partnershipId, id: release.id, round_id: roundId, number: release.number, made_at: madeAt, content: JSON.stringify(release) })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'round_id', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) return false;
  const rows = [...members].flatMap(([group_key, ids]) => [...ids].map((response_id) => ({ partnership_id: partnershipId, release_id: release.id, round_id: roundId, group_key, response_id })));
  await insertMany(trx, 'release_members', ['partnership_id', 'release_id', 'round_id', 'group_key', 'response_id'], rows);
  await trx
    .insertInto('audit_log')
    .values({ partnership_id: partnershipId, id: auditId, at: madeAt, actor: 'server', action: 'release-made', round_id: roundId, subject_id: release.id })
    .execute();
  return true;
}
