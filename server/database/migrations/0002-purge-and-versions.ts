import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { TableShape } from '#server/database/migrations.ts';

/** What was deleted of a round and when, and every survey version that a round has ever asked. */
export async function purgeAndVersions(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  await db.schema.alterTable('rounds').addColumn('words_purged_on', 'text').execute();
  await db.schema.alterTable('rounds').addColumn('answers_purged_on', 'text').execute();

  await db.schema
    .createTable('round_versions')
    .$call(shape)
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('round_versions_key', ['partnership_id', 'round_id', 'survey_id', 'version'])
    .addForeignKeyConstraint('round_versions_round', ['partnership_id', 'round_id'], 'rounds', ['partnership_id', 'id'])
    .addForeignKeyConstraint('round_versions_survey', ['partnership_id', 'survey_id', 'version'], 'survey_versions', ['partnership_id', 'survey_id', 'version'])
    .execute();
  await db
    .insertInto('round_versions')
    .columns(['partnership_id', 'round_id', 'survey_id', 'version'])
    .expression((build) => build.selectFrom('rounds').select(['partnership_id', 'id', 'survey_id', 'survey_version']))
    .execute();
}
