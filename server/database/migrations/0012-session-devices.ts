import { sql, type Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { TableShape } from '#server/database/migrations.ts';

/** The devices that joined a session, with the last small numbers each said of itself; and how often a wrong join code was tried. */
export async function sessionDevices(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  await db.schema
    .createTable('session_devices')
    .$call(shape)
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    // Whoever reports says nothing but its token.
    .addColumn('token_digest', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('shared', 'own')`))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('joined_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('given', 'integer', (column) => column.notNull())
    .addColumn('turn', 'integer', (column) => column.notNull())
    .addColumn('answering', 'integer', (column) => column.notNull())
    .addColumn('finished', 'integer', (column) => column.notNull())
    .addColumn('waiting', 'integer', (column) => column.notNull())
    .addColumn('refused', 'integer', (column) => column.notNull())
    .addColumn('codes_left', 'integer', (column) => column.notNull())
    .addColumn('battery', 'text')
    .addColumn('storage', 'text')
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('session_devices_key', ['partnership_id', 'session_id', 'id'])
    .addForeignKeyConstraint('session_devices_session', ['partnership_id', 'session_id'], 'sessions', ['partnership_id', 'id'])
    .execute();

  // Whoever tries a wrong code is of no session that anybody knows.
  await db.schema
    .createTable('join_misses')
    .$call(shape)
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('misses', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('join_misses_key', ['slot'])
    .execute();
}
