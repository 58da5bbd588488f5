import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type SqliteDatabase,
  type SqliteDialectConfig,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';

/** Statements kept ready: inserts have one for each number of rows. Beyond this number the oldest is made anew. */
const preparedAtMost = 1_000;

/**
 * node:sqlite takes an object as its first argument for named parameters and shifts the others in silence, so
 * anything but the four plain kinds is refused here.
 */
function toSqlite(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return value;
  if (value === undefined) return null;
  throw new TypeError(`A ${typeof value} cannot be stored; give text, a number, bytes or null.`);
}

/** Rows of node:sqlite have no prototype; a copy is a plain object like any other. */
const plainRow = (row: object): object => ({ ...row });

function statement(prepared: StatementSync): SqliteStatement {
  return {
    reader: prepared.columns().length > 0,
    all: (parameters) => prepared.all(...parameters.map(toSqlite)).map(plainRow),
    run: (parameters) => prepared.run(...parameters.map(toSqlite)),
    *iterate(parameters) {
      for (const row of prepared.iterate(...parameters.map(toSqlite))) yield plainRow(row);
    },
  };
}

/** `DatabaseSync` in the shape that Kysely's SQLite driver asks for, with a store of prepared statements. */
function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = prepared.get(text);
      if (known !== undefined) return known;
      const made = statement(database.prepare(text));
      if (prepared.size >= preparedAtMost) {
        const oldest = prepared.keys().next();
        if (!oldest.done) prepared.delete(oldest.value);
      }
      prepared.set(text, made);
      return made;
    },
  };
}

/**
 * Takes the write lock at the start of a transaction, so that two processes wait for each other and never clash half-way;
 * one that only reads takes none, and sees the database as it was when it first read.
 */
class LockingDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(config: SqliteDialectConfig, database: DatabaseSync) {
    super(config);
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings = {}): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(settings.accessMode === 'read only' ? 'begin' : 'begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // Where there is no room left SQLite takes the transaction back by itself.
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

class TransactionalAdapter extends SqliteAdapter {
  /** SQLite rolls table changes back too; without this a failed migration would leave half its tables. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Bytes in a page of a new database. A response's rows come to random places (there is no hidden number in the order of
 * arrival), so each writes a page of its own: half of SQLite's own size writes about half as much. docs/decisions/0032.
 */
const pageBytes = 2_048;

/**
 * Pages in the log before they are carried over into the database file. The rows of a response are spread over
 * the file; carrying over seldom writes a page that many responses touched once instead of each time.
 */
const checkpointPages = 16_000;

/** Memory for pages. Rows come to random places, so SQLite's own 2 MB are soon read from disk again and again. */
const cacheKibibytes = 64 * 1024;

/** Opens the embedded database with what "on disk" needs: a write-ahead log, and a sync at every commit. */
export function openSqlite(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: true });
  // Only for a file that is not there yet; an older one keeps its pages.
  database.exec(`pragma page_size = ${pageBytes}`);
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  // What is deleted is written over: else withdrawn answers would stay in the file, where no query sees them.
  database.exec('pragma secure_delete = on');
  // What a statement may have to undo is noted in memory: in a file beside the database it doubled what an insert writes,
  // and would leave answers on a disk that no purge knows of.
  database.exec('pragma temp_store = memory');
  database.exec(`pragma cache_size = -${cacheKibibytes}`);
  database.exec(`pragma wal_autocheckpoint = ${checkpointPages}`);
  return database;
}

/** Kysely's dialect over an open node:sqlite database. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  const shim = asKyselyDatabase(database);
  const base = new SqliteDialect({ database: shim });
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: (): Driver => new LockingDriver({ database: shim }, database),
    createIntrospector: (db) => base.createIntrospector(db),
    createQueryCompiler: () => base.createQueryCompiler(),
  };
}
