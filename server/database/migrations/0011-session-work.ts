import type { Kysely } from 'kysely';
import type { TableShape } from '#server/database/migrations.ts';
import type { Schema } from '#server/database/schema.ts';

/**
 * The pictures with which devices join a session, beside its QR code; and what coordinators say of a session: its plan,
 * how many were there, notes. What is said is added and never changed, so that nobody's words are lost to another's.
 */
export async function sessionWork(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  await db.schema.alterTable('sessions').addColumn('pictures_digest', 'text').execute();
  await db.schema.createIndex('sessions_pictures').unique().on('sessions').column('pictures_digest').execute();
  // Answers of a session are counted while it runs; most answers are of none.
  await db.schema.createIndex('responses_session').on('responses').columns(['partnership_id', 'session_id']).where('session_id', 'is not', null).execute();
  await db.schema
    .createTable('session_entries')
    .$call(shape)
    .addColumn('partnership_id', 'text', (column) => column.notNull().references('partnerships.id'))
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('replaces', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text')
    .addColumn('arrived_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('session_entries_key', ['partnership_id', 'session_id', 'id'])
    .addForeignKeyConstraint('session_entries_session', ['partnership_id', 'session_id'], 'sessions', ['partnership_id', 'id'])
    .execute();
}
