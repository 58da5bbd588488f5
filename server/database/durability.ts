import { sql, type Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import type { Schema } from './schema.ts';

/** Settings by which an engine keeps a commit through a power cut, by their own names. */
export type Durability = Readonly<Record<string, string>>;

/** What SQLite calls its highest-but-one level (FULL): the log is synced at every commit. */
const sqliteFull = '2';
const sqliteExtra = '3';

async function readSqlite(db: Kysely<Schema>): Promise<Durability> {
  const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
  const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
  return { journal_mode: journal.rows[0]?.journal_mode ?? '', synchronous: String(synchronous.rows[0]?.synchronous ?? '') };
}

async function readPostgres(db: Kysely<Schema>): Promise<Durability> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`.execute(db);
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
}

function isDurable(engine: Engine, settings: Durability): boolean {
  if (engine === 'sqlite') return settings['journal_mode'] === 'wal' && [sqliteFull, sqliteExtra].includes(settings['synchronous'] ?? '');
  return settings['fsync'] === 'on' && settings['full_page_writes'] === 'on' && ['on', 'remote_write', 'remote_apply'].includes(settings['synchronous_commit'] ?? '');
}

/**
 * Asks the engine how it keeps what it has committed.
 * @throws when an acknowledged answer could be lost with these settings.
 */
export async function readDurability(db: Kysely<Schema>, engine: Engine): Promise<Durability> {
  const settings = engine === 'sqlite' ? await readSqlite(db) : await readPostgres(db);
  if (!isDurable(engine, settings)) {
    const said = Object.entries(settings).map(([name, value]) => `${name}=${value}`).join(', ');
    throw new Error(`The database does not keep a commit through a power cut (${said}). Answers would be lost; the server does not start.`);
  }
  return settings;
}
