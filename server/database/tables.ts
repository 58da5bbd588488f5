import { sql, type Kysely } from 'kysely';
import type { Engine } from './engine.ts';
import type { Schema } from './schema.ts';

/** A table as it is in a database, whatever its migrations made of it. */
export interface TableShape {
  name: string;
  columns: string[];
  /** Columns of the primary key, in its order. */
  key: string[];
}

interface ColumnRow {
  table_name: string;
  column_name: string;
  /** 1, 2, 3 … within the primary key, else 0. */
  place: number;
}
interface ParentRow {
  table_name: string;
  parent: string;
}

async function readSqlite(db: Kysely<Schema>): Promise<{ columns: ColumnRow[]; parents: ParentRow[] }> {
  const columns = await sql<ColumnRow>`
    select m.name as table_name, c.name as column_name, c.pk as place from sqlite_master m join pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite%' order by m.name, c.cid`.execute(db);
  const parents = await sql<ParentRow>`
    select m.name as table_name, f."table" as parent from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'`.execute(db);
  return { columns: columns.rows, parents: parents.rows };
}

async function readPostgres(db: Kysely<Schema>): Promise<{ columns: ColumnRow[]; parents: ParentRow[] }> {
  const columns = await sql<ColumnRow>`
    select t.relname as table_name, a.attname as column_name, coalesce(array_position(i.indkey::int2[], a.attnum), -1) + 1 as place
    from pg_class t
    join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = t.oid and i.indisprimary
    where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace order by t.relname, a.attnum`.execute(db);
  const parents = await sql<ParentRow>`
    select t.relname as table_name, p.relname as parent from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    where k.contype = 'f' and t.relnamespace = current_schema()::regnamespace`.execute(db);
  return { columns: columns.rows, parents: parents.rows };
}

const isKyselys = (name: string): boolean => name.startsWith('kysely_');

/**
 * The tables that hold data, those first that others refer to. Read from the database itself, so that a table of a
 * later migration is never forgotten.
 * @throws where a table has no primary key, or tables refer to each other in a ring.
 */
export async function describeTables(db: Kysely<Schema>, engine: Engine): Promise<TableShape[]> {
  const { columns, parents } = engine === 'sqlite' ? await readSqlite(db) : await readPostgres(db);
  const byTable = Map.groupBy(columns.filter(({ table_name }) => !isKyselys(table_name)), ({ table_name }) => table_name);
  const waiting = [...byTable].map(([name, rows]): TableShape => {
    const key = rows.filter(({ place }) => place > 0).toSorted((a, b) => a.place - b.place);
    if (key.length === 0) throw new Error(`The table ${name} has no primary key.`);
    return { name, columns: rows.map(({ column_name }) => column_name), key: key.map(({ column_name }) => column_name) };
  });
  const ordered: TableShape[] = [];
  const isOrdered = (name: string) => ordered.some((table) => table.name === name);
  while (ordered.length < byTable.size) {
    const next = waiting.find(({ name }) => !isOrdered(name) && parents.every((each) => each.table_name !== name || each.parent === name || isOrdered(each.parent)));
    if (next === undefined) throw new Error('Some tables refer to each other in a ring.');
    ordered.push(next);
  }
  return ordered;
}

/** The migrations that a database has been through, in order; none where it is empty. */
export async function migrationsDone(db: Kysely<Schema>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Whether there is any row in any table. */
export async function hasRows(db: Kysely<Schema>, tables: readonly TableShape[]): Promise<boolean> {
  for (const { name } of tables) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) return true;
  }
  return false;
}
