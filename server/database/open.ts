import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import { readDurability, type Durability } from './durability.ts';
import type { Engine } from './engine.ts';
import { openPool, postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';

export type Db = Kysely<Schema>;

export interface Database {
  db: Db;
  engine: Engine;
  /** What the engine says of itself, read back when it was opened. */
  durability: Durability;
  close(): Promise<void>;
}

/** The embedded database's file within the data folder. */
export const sqliteFile = (dataDir: string): string => path.join(dataDir, 'all-heard.db');

/**
 * Opens PostgreSQL where an address is given, else the embedded database, and reads back that a commit is on
 * disk before it is acknowledged.
 * @throws when the engine is set so that an acknowledged answer could be lost.
 */
export async function openDatabase({ databaseUrl, dataDir }: { databaseUrl: string | undefined; dataDir: string }): Promise<Database> {
  if (databaseUrl !== undefined) {
    const db = new Kysely<Schema>({ dialect: postgresDialect(openPool(databaseUrl)) });
    return opened(db, 'postgres');
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openSqliteFile(sqliteFile(dataDir));
}

/** There is no database where one was looked for. Its message is for the person who runs a command. */
export class NoDatabaseError extends Error {
  override name = 'NoDatabaseError';
}

/**
 * Opens the database for a command that works on what is there, and makes none.
 * @throws {NoDatabaseError} naming the folder that holds none.
 */
export async function openExisting(at: { databaseUrl: string | undefined; dataDir: string }): Promise<Database> {
  if (at.databaseUrl === undefined && !existsSync(sqliteFile(at.dataDir))) {
    throw new NoDatabaseError(`There is no database in ${at.dataDir}. Set DATA_DIR to the folder of the server's data.`);
  }
  return openDatabase(at);
}

/** Opens an embedded database by its file; each thread has a connection of its own. */
export function openSqliteFile(file: string): Promise<Database> {
  return opened(new Kysely<Schema>({ dialect: sqliteDialect(openSqlite(file)) }), 'sqlite');
}

async function opened(db: Db, engine: Engine): Promise<Database> {
  try {
    return { db, engine, durability: await readDurability(db, engine), close: () => db.destroy() };
  } catch (fault) {
    await db.destroy();
    throw fault;
  }
}
