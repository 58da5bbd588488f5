import type { Kysely } from 'kysely';
import type { TableShape } from '#server/database/migrations.ts';
import type { Schema } from '#server/database/schema.ts';

/** What must be done before a round opens, pauses, holidays, and which settings a SENCO prints cards for. */
export async function standingRounds(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  const ofArea = (name: keyof Schema) => db.schema.createTable(name).$call(shape).addColumn('partnership_id', 'text', (column) => column.notNull().references('partnerships.id'));

  await ofArea('round_duties')
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'text', (column) => column.references('staff.id').onDelete('set null'))
    .addColumn('letter_sent_on', 'text')
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('round_duties_key', ['partnership_id', 'round_id'])
    .addForeignKeyConstraint('round_duties_round', ['partnership_id', 'round_id'], 'rounds', ['partnership_id', 'id'])
    .execute();

  await ofArea('round_settings')
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('setting_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('round_settings_key', ['partnership_id', 'round_id', 'setting_id'])
    .addForeignKeyConstraint('round_settings_round', ['partnership_id', 'round_id'], 'rounds', ['partnership_id', 'id'])
    .addForeignKeyConstraint('round_settings_setting', ['partnership_id', 'setting_id'], 'settings', ['partnership_id', 'id'])
    .execute();

  await ofArea('pauses')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text')
    .addColumn('until', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addPrimaryKeyConstraint('pauses_key', ['partnership_id', 'id'])
    .execute();

  await ofArea('holidays')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('from_day', 'text', (column) => column.notNull())
    .addColumn('to_day', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('holidays_key', ['partnership_id', 'id'])
    .execute();

  await ofArea('senco_settings')
    .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id').onDelete('cascade'))
    .addColumn('setting_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('senco_settings_key', ['partnership_id', 'staff_id', 'setting_id'])
    .addForeignKeyConstraint('senco_settings_setting', ['partnership_id', 'setting_id'], 'settings', ['partnership_id', 'id'])
    .execute();

  // What help is to be given with the cards of a batch; no names.
  await db.schema.alterTable('card_batches').addColumn('help', 'text', (column) => column.notNull().defaultTo('')).execute();
}
