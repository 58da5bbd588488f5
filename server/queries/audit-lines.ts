import { sql, type Kysely, type SelectQueryBuilder, type Selectable } from 'kysely';
import { beginnings, type AuditKind } from '#server/contracts/audit-kinds.ts';
import type { AuditLogTable, Schema } from '#server/database/schema.ts';

/** A line of what staff and the server did. */
export type DoneRow = Pick<Selectable<AuditLogTable>, 'id' | 'at' | 'action' | 'round_id' | 'subject_id' | 'staff_id' | 'detail'>;

export interface LinesAsked {
  partnershipId: string;
  kind?: AuditKind | undefined;
  /** Who of the staff did it. */
  person?: string | undefined;
  /** Only what comes after this line, going back in time. */
  after?: { at: string; id: string } | undefined;
  most: number;
}

type Lines = SelectQueryBuilder<Schema, 'audit_log', object>;

/** Without the lines of respondents, as the index has it. Bound as a value, the engine could not know that the index fits. */
const done = (db: Kysely<Schema>, partnershipId: string): Lines =>
  db.selectFrom('audit_log').where(sql<boolean>`actor <> 'respondent'`).where('partnership_id', '=', partnershipId);

function ofKind(query: Lines, kind: AuditKind): Lines {
  if (kind === 'other') return query.where((build) => build.and(Object.values(beginnings).flat().map((start) => build('action', 'not like', `${start}%`))));
  return query.where((build) => build.or(beginnings[kind].map((start) => build('action', 'like', `${start}%`))));
}

/** What was done in a partnership, the newest first. Never what respondents did. */
export async function linesDone(db: Kysely<Schema>, { partnershipId, kind, person, after, most }: LinesAsked): Promise<DoneRow[]> {
  let query = done(db, partnershipId);
  if (kind !== undefined) query = ofKind(query, kind);
  if (person !== undefined) query = query.where('staff_id', '=', person);
  if (after !== undefined) query = query.where((build) => build.or([build('at', '<', after.at), build.and([build('at', '=', after.at), build('id', '<', after.id)])]));
  return query.select(['id', 'at', 'action', 'round_id', 'subject_id', 'staff_id', 'detail']).orderBy('at', 'desc').orderBy('id', 'desc').limit(most).execute();
}

/** Whoever of the staff did something in a partnership, by name. */
export async function peopleWhoDid(db: Kysely<Schema>, partnershipId: string): Promise<{ id: string; name: string }[]> {
  const rows = await done(db, partnershipId).where('staff_id', 'is not', null).select('staff_id').distinct().execute();
  const ids = rows.flatMap(({ staff_id }) => (typeof staff_id === 'string' ? [staff_id] : []));
  return ids.length === 0 ? [] : db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).orderBy('name').orderBy('id').execute();
}

/** When the last of these was done, by action; an action that never was is not in it. */
export async function lastDone(db: Kysely<Schema>, partnershipId: string, actions: readonly string[]): Promise<Map<string, string>> {
  const rows = await done(db, partnershipId)
    .where('action', 'in', actions)
    .select((build) => ['action', build.fn.max('at').as('at')])
    .groupBy('action')
    .execute();
  return new Map(rows.map(({ action, at }) => [action, at]));
}

/** What ids of a partnership stand for: staff, settings and groups by their name, rounds by their slug. */
export interface Known {
  names: Map<string, string>;
  rounds: Map<string, string>;
}

/** Looks up what lines speak of. What is not known any more is not in it. */
export async function namesOf(db: Kysely<Schema>, partnershipId: string, lines: readonly DoneRow[]): Promise<Known> {
  const ids = [...new Set(lines.flatMap(({ staff_id, subject_id, round_id }) => [staff_id, subject_id, round_id].filter((id) => typeof id === 'string')))];
  if (ids.length === 0) return { names: new Map(), rounds: new Map() };
  const staff = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute();
  const settings = await db.selectFrom('settings').select(['id', 'name']).where('partnership_id', '=', partnershipId).where('id', 'in', ids).execute();
  const groups = await db.selectFrom('groups').select(['id', 'name']).where('partnership_id', '=', partnershipId).where('id', 'in', ids).execute();
  const rounds = await db.selectFrom('rounds').select(['id', 'slug']).where('partnership_id', '=', partnershipId).where('id', 'in', ids).execute();
  return { names: new Map([...staff, ...settings, ...groups].map(({ id, name }) => [id, name])), rounds: new Map(rounds.map(({ id, slug }) => [id, slug])) };
}
