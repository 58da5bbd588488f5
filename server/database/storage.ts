import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import type { StorageRoom } from '#server/deps.ts';
import { sqliteFile, type Database } from './open.ts';

/** How large the database is, and what room its disk has left. On PostgreSQL the disk is another machine's, and not known here. */
export async function readStorage({ db, engine }: Pick<Database, 'db' | 'engine'>, dataDir: string): Promise<StorageRoom> {
  if (engine === 'postgres') {
    const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db);
    return { bytes: rows[0]?.bytes ?? 0, left: undefined };
  }
  const file = sqliteFile(dataDir);
  // Its log is part of it until it is carried over.
  const bytes = [file, `${file}-wal`].reduce((sum, each) => sum + (existsSync(each) ? statSync(each).size : 0), 0);
  const { bavail, bsize } = await statfs(dataDir);
  return { bytes, left: bavail * bsize };
}
