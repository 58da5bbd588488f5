import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Schema } from './schema.ts';
import type { Engine } from './engine.ts';
import { first } from './migrations/0001-first.ts';
import { purgeAndVersions } from './migrations/0002-purge-and-versions.ts';
import { keepCardsAndReplies } from './migrations/0003-keep-cards-and-replies.ts';
import { attachments } from './migrations/0004-attachments.ts';
import { roundTopics } from './migrations/0005-topics.ts';
import { staff } from './migrations/0006-staff.ts';
import { roundsBeside } from './migrations/0007-rounds-beside.ts';
import { networkAndSessions } from './migrations/0008-network-and-sessions.ts';
import { groupsAsked } from './migrations/0009-groups-asked.ts';
import { standingRounds } from './migrations/0010-standing-rounds.ts';
import { sessionWork } from './migrations/0011-session-work.ts';
import { sessionDevices } from './migrations/0012-session-devices.ts';
import { booklets } from './migrations/0013-booklets.ts';
import { groupAccounts } from './migrations/0014-group-accounts.ts';
import { administration } from './migrations/0015-administration.ts';
import { staffLanguage } from './migrations/0018-staff-language.ts';

/** What an engine adds to every table it creates. */
export type TableShape = <T extends string>(table: CreateTableBuilder<T>) => CreateTableBuilder<T>;

/**
 * SQLite would give every row a hidden number in the order of arrival; `without rowid` keeps rows in the order
 * of their (random) keys instead, so that a copy of the file does not say who answered after whom.
 */
const shapes: Record<Engine, TableShape> = {
  sqlite: (table) => table.modifyEnd(sql`without rowid`),
  postgres: (table) => table,
};

/** Every migration, in order. A name is never reused and a migration never edited once released. */
function migrationsFor(engine: Engine): Record<string, Migration> {
  const shape = shapes[engine];
  return {
    '0001-first': { up: (db: Kysely<Schema>) => first(db, shape) },
    '0002-purge-and-versions': { up: (db: Kysely<Schema>) => purgeAndVersions(db, shape) },
    '0003-keep-cards-and-replies': { up: (db: Kysely<Schema>) => keepCardsAndReplies(db, shape) },
    '0004-attachments': { up: (db: Kysely<Schema>) => attachments(db, shape) },
    '0005-topics': { up: (db: Kysely<Schema>) => roundTopics(db) },
    '0006-staff': { up: (db: Kysely<Schema>) => staff(db, shape) },
    '0007-rounds-beside': { up: (db: Kysely<Schema>) => roundsBeside(db) },
    '0008-network-and-sessions': { up: (db: Kysely<Schema>) => networkAndSessions(db, shape) },
    '0009-groups-asked': { up: (db: Kysely<Schema>) => groupsAsked(db) },
    '0010-standing-rounds': { up: (db: Kysely<Schema>) => standingRounds(db, shape) },
    '0011-session-work': { up: (db: Kysely<Schema>) => sessionWork(db, shape) },
    '0012-session-devices': { up: (db: Kysely<Schema>) => sessionDevices(db, shape) },
    '0013-booklets': { up: (db: Kysely<Schema>) => booklets(db, shape) },
    '0014-group-accounts': { up: (db: Kysely<Schema>) => groupAccounts(db, shape) },
    '0015-administration': { up: (db: Kysely<Schema>) => administration(db, shape) },
    '0018-staff-language': { up: (db: Kysely<Schema>) => staffLanguage(db) },
  };
}

/** The names of the migrations that this code knows, in order. */
export const knownMigrations = (): string[] => Object.keys(migrationsFor('sqlite'));

/**
 * Brings a database to the newest schema, or to the one after the migration `upTo`; does nothing where it is there
 * already. Safe when several processes start at once, and inside a transaction.
 * @returns the names of the migrations that ran.
 */
export async function migrate(db: Kysely<Schema>, engine: Engine, upTo?: string): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrationsFor(engine)) } });
  const { error, results } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error !== undefined) throw error instanceof Error ? error : new Error('The database could not be brought up to date.', { cause: error });
  return (results ?? []).filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName);
}
