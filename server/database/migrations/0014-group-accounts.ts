import { sql, type Kysely } from 'kysely';
import type { TableShape } from '#server/database/migrations.ts';
import type { Schema } from '#server/database/schema.ts';

/** What groups tell of themselves in their own words, and which sessions' rooms were shown. */
export async function groupAccounts(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  const ofArea = (name: keyof Schema) => db.schema.createTable(name).$call(shape).addColumn('partnership_id', 'text', (column) => column.notNull().references('partnerships.id'));

  await ofArea('group_accounts')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('group_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('idea', 'account')`))
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('draft', 'approved', 'published', 'taken-back')`))
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('approved_on', 'text')
    .addColumn('published_on', 'text')
    .addPrimaryKeyConstraint('group_accounts_key', ['partnership_id', 'id'])
    .addForeignKeyConstraint('group_accounts_group', ['partnership_id', 'group_id'], 'groups', ['partnership_id', 'id'])
    .execute();

  await ofArea('rooms_ended')
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('rooms_ended_key', ['partnership_id', 'session_id'])
    .execute();
}
