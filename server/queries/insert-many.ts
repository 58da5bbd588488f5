import { CompiledQuery, type Insertable, type Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

type TableName = keyof Schema;

/** Rows in one statement. Every number of rows up to it has a statement of its own, made once and kept. */
const chunk = 64;

/** Compiled `insert … values (…), (…)` by engine, table, columns and number of rows. Compiling costs more than running. */
const compiled = new Map<string, CompiledQuery>();

function insertOf(db: Kysely<Schema>, table: TableName, columns: readonly string[], rows: number, leave: boolean): CompiledQuery {
  const key = `${db.getExecutor().adapter.constructor.name} ${table} ${columns.join()} ${rows} ${leave}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const blank = Object.fromEntries(columns.map((column) => [column, '']));
  const insert = db
    .insertInto(table)
    // The values are put in at each run; here only their places count.
    .values(Array.from({ length: rows }, () => blank) as never);
  const made = (leave ? insert.onConflict((conflict) => conflict.doNothing()) : insert).compile();
  compiled.set(key, made);
  return made;
}

/**
 * Inserts any number of rows of one table, in a few statements. Every row must have the columns given.
 * @param leave leaves out rows whose key is taken, instead of failing.
 * @throws what the engine throws; then nothing may be kept (run it in a transaction).
 */
export async function insertMany<T extends TableName>(
  trx: Kysely<Schema>,
  table: T,
  columns: readonly (keyof Schema[T] & keyof Insertable<Schema[T]> & string)[],
  rows: readonly Schema[T][],
  { leave = false }: { leave?: boolean } = {},
): Promise<void> {
  let from = 0;
  while (from < rows.length) {
    const size = Math.min(chunk, rows.length - from);
    const query = insertOf(trx, table, columns, size, leave);
    const parameters = rows.slice(from, from + size).flatMap((row) => columns.map((column) => row[column]));
    await trx.executeQuery({ ...query, parameters });
    from += size;
  }
}
