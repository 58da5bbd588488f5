import pg from 'pg';
import { PostgresDialect, type Dialect } from 'kysely';

/** PostgreSQL's type numbers (pg_type.oid) of bigint and numeric: counts and sums come as them, and as text unless told otherwise. */
const bigintType = 20;
const numericType = 1700;

/**
 * A pool of connections; small, since ingest commits in groups.
 * Counts come back as numbers: those of this product stay far below 2^53.
 */
export function openPool(connectionString: string, connections = 6): pg.Pool {
  const asNumber = (text: string) => Number(text);
  const types: pg.CustomTypesConfig = {
    getTypeParser: (type, format) => (type === bigintType || type === numericType ? asNumber : pg.types.getTypeParser(type, format)),
  };
  const pool = new pg.Pool({ connectionString, max: connections, types });
  // A connection that breaks while idle is dropped by the pool; the next query opens another.
  pool.on('error', () => undefined);
  return pool;
}

export const postgresDialect = (pool: pg.Pool): Dialect => new PostgresDialect({ pool });
