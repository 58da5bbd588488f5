import { sql, type Kysely } from 'kysely';
import type { TableShape } from '#server/database/migrations.ts';
import type { Schema } from '#server/database/schema.ts';

/**
 * Settings, the groups that meet there, what each was asked, and the sessions held with them. No child's name stands in
 * any of it. An answer knows of which session it came, so that a worry reaches that setting the same day.
 */
export async function networkAndSessions(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  const ofArea = (name: keyof Schema) => db.schema.createTable(name).$call(shape).addColumn('partnership_id', 'text', (column) => column.notNull().references('partnerships.id'));

  await ofArea('settings')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('contact_role', 'text', (column) => column.notNull())
    .addColumn('dsl_contact', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('closed_on', 'text')
    .addPrimaryKeyConstraint('settings_key', ['partnership_id', 'id'])
    .execute();

  await ofArea('groups')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('setting_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('year', 'integer')
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('contact_role', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('closed_on', 'text')
    .addPrimaryKeyConstraint('groups_key', ['partnership_id', 'id'])
    .addForeignKeyConstraint('groups_setting', ['partnership_id', 'setting_id'], 'settings', ['partnership_id', 'id'])
    .execute();

  await ofArea('sessions')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('group_id', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('plan', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('planned', 'open', 'closed')`))
    .addColumn('revision', 'integer', (column) => column.notNull())
    // Whoever joins says nothing but its code.
    .addColumn('join_digest', 'text', (column) => column.unique())
    .addColumn('made_by', 'text')
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text')
    .addColumn('closed_at', 'text')
    .addPrimaryKeyConstraint('sessions_key', ['partnership_id', 'id'])
    .addForeignKeyConstraint('sessions_group', ['partnership_id', 'group_id'], 'groups', ['partnership_id', 'id'])
    .execute();
  await db.schema.createIndex('sessions_day').on('sessions').columns(['partnership_id', 'day']).execute();

  await ofArea('group_asks')
    .addColumn('group_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('asked_on', 'text', (column) => column.notNull())
    .addColumn('came_of', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text')
    .addPrimaryKeyConstraint('group_asks_key', ['partnership_id', 'group_id', 'round_id'])
    .addForeignKeyConstraint('group_asks_group', ['partnership_id', 'group_id'], 'groups', ['partnership_id', 'id'])
    .execute();

  await db.schema.alterTable('card_batches').addColumn('kind', 'text', (column) => column.notNull().defaultTo('cards')).execute();
  for (const column of ['session_id', 'setting_id', 'made_at'] as const) await db.schema.alterTable('card_batches').addColumn(column, 'text').execute();
  await db.schema.alterTable('cards').addColumn('given', 'integer', (column) => column.notNull().defaultTo(0)).execute();
  for (const table of ['responses', 'reading_queue', 'held'] as const) await db.schema.alterTable(table).addColumn('session_id', 'text').execute();
}
