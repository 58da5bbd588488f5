import { sql, type Kysely } from 'kysely';
import type { TableShape } from '#server/database/migrations.ts';
import type { Schema } from '#server/database/schema.ts';

/** What a partnership says of itself, how long each round is kept, and which keys are in a backup. */
export async function administration(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  await db.schema
    .createTable('area_profiles')
    .$call(shape)
    .addColumn('partnership_id', 'text', (column) => column.primaryKey().references('partnerships.id'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('key_backups')
    .$call(shape)
    .addColumn('partnership_id', 'text', (column) => column.notNull().references('partnerships.id'))
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('key_backups_key', ['partnership_id', 'round_id', 'key_id'])
    .execute();

  // None: as long as the policy says.
  for (const column of ['words_months', 'answers_months'] as const) await db.schema.alterTable('rounds').addColumn(column, 'integer').execute();

  // What staff and the server did is looked through by time. Each answer has a line too, and none of them is in it.
  await sql`create index audit_log_done on audit_log (partnership_id, at, id) where actor <> 'respondent'`.execute(db);
}
