import { sql, type Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { TableShape } from '#server/database/migrations.ts';

/** Creates every table of the first version. */
export async function first(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  const table = (name: keyof Schema) => db.schema.createTable(name).$call(shape);

  await table('partnerships')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('made_up', 'integer', (column) => column.notNull())
    .execute();

  await table('survey_versions')
    .addColumn('partnership_id', 'text', (column) => column.notNull().references('partnerships.id'))
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('definition', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('survey_versions_key', ['partnership_id', 'survey_id', 'version'])
    .execute();

  await table('bundles')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('edition', 'integer', (column) => column.notNull())
    .addColumn('revision', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('bundles_key', ['partnership_id', 'survey_id', 'version', 'language', 'edition'])
    .addForeignKeyConstraint('bundles_survey', ['partnership_id', 'survey_id', 'version'], 'survey_versions', ['partnership_id', 'survey_id', 'version'])
    .execute();

  await table('rounds')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('survey_version', 'integer', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('opens_on', 'text', (column) => column.notNull())
    .addColumn('closes_on', 'text', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('words', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('rounds_key', ['partnership_id', 'id'])
    .addForeignKeyConstraint('rounds_survey', ['partnership_id', 'survey_id', 'survey_version'], 'survey_versions', ['partnership_id', 'survey_id', 'version'])
    .execute();

  await table('round_keys')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('round_keys_key', ['partnership_id', 'round_id'])
    .addForeignKeyConstraint('round_keys_round', ['partnership_id', 'round_id'], 'rounds', ['partnership_id', 'id'])
    .execute();

  await table('card_batches')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('year', 'integer')
    .addColumn('stage', 'text')
    .addColumn('need', 'text')
    .addColumn('cards', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('card_batches_key', ['partnership_id', 'round_id', 'id'])
    .addForeignKeyConstraint('card_batches_round', ['partnership_id', 'round_id'], 'rounds', ['partnership_id', 'id'])
    .execute();

  await table('cards')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('batch_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('cards_key', ['partnership_id', 'round_id', 'digest'])
    .execute();

  await table('receipts')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('withdrawn', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('receipts_key', ['partnership_id', 'id'])
    .execute();

  await table('tombstones')
    .addColumn('withdrawal', 'text', (column) => column.primaryKey())
    .addColumn('withdrawn_on', 'text', (column) => column.notNull())
    .execute();

  await table('responses')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('survey_version', 'integer', (column) => column.notNull())
    .addColumn('bundle', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('arrived_by', 'text', (column) => column.notNull().check(sql`arrived_by in ('card', 'link')`))
    .addColumn('year', 'integer')
    .addColumn('stage', 'text')
    .addColumn('need', 'text')
    .addColumn('received_on', 'text', (column) => column.notNull())
    .addColumn('late', 'integer', (column) => column.notNull())
    .addColumn('simulated', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('responses_key', ['partnership_id', 'round_id', 'id'])
    .execute();

  await table('answers')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('response_id', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('answers_key', ['partnership_id', 'round_id', 'response_id'])
    .execute();

  await table('words')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('response_id', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('survey_version', 'integer', (column) => column.notNull())
    .addColumn('bundle', 'text', (column) => column.notNull())
    .addColumn('enc', 'text', (column) => column.notNull())
    .addColumn('ct', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('words_key', ['partnership_id', 'round_id', 'response_id'])
    .execute();

  await table('reading_queue')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('response_id', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull().check(sql`reason in ('words', 'worry', 'talk')`))
    .addColumn('question_id', 'text')
    .addColumn('option_id', 'text')
    .addColumn('received_on', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reading_queue_key', ['partnership_id', 'response_id', 'id'])
    .execute();

  await table('held')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('envelope', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('params', 'text', (column) => column.notNull())
    .addColumn('arrived_by', 'text', (column) => column.notNull())
    .addColumn('batch_id', 'text')
    .addColumn('received_on', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('held_key', ['partnership_id', 'round_id', 'id'])
    .execute();

  await table('keeps')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('response_id', 'text', (column) => column.notNull())
    .addColumn('look_up', 'text', (column) => column.notNull())
    .addColumn('withdrawal', 'text', (column) => column.notNull())
    .addColumn('copy', 'text', (column) => column.notNull())
    .addColumn('received_on', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('keeps_key', ['partnership_id', 'round_id', 'response_id'])
    .execute();
  // The holder of a keep card says nothing but a token: these two are looked up across areas.
  await db.schema.createIndex('keeps_look_up').on('keeps').columns(['look_up']).execute();
  await db.schema.createIndex('keeps_withdrawal').on('keeps').columns(['withdrawal']).execute();

  await table('releases')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('releases_key', ['partnership_id', 'id'])
    .addUniqueConstraint('releases_number', ['partnership_id', 'round_id', 'number'])
    .execute();

  await table('release_members')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('release_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('group_key', 'text', (column) => column.notNull())
    .addColumn('response_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('release_members_key', ['partnership_id', 'release_id', 'group_key', 'response_id'])
    .execute();

  await table('audit_log')
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text')
    .addColumn('subject_id', 'text')
    .addPrimaryKeyConstraint('audit_log_key', ['partnership_id', 'id'])
    .execute();
}
