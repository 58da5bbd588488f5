import pg from 'pg';
import { PostgresDialect, type Dialect } from 'kysely';

/** How long one statement waits for what another holds, in milliseconds; then the device is told to come again later. */
const patience = 15_000;

/**
 * A pool of connections; small, since ingest commits in groups.
 * Counts come back as numbers: those of this product stay far below 2^53.
 * @param lockPatience milliseconds that a statement waits for a lock.
 */
export function openPool(connectionString: string, connections = 6, lockPatience = patience): pg.Pool {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  const pool = new pg.Pool({ connectionString, max: connections, types, lock_timeout: lockPatience });
  // A connection that breaks while idle is dropped by the pool, and the next query opens another; one that breaks at work
  // fails its query. Both also raise an event, which would end the process if nobody listened.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export const postgresDialect = (pool: pg.Pool): Dialect => new PostgresDialect({ pool });
