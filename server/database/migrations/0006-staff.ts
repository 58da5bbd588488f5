import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { TableShape } from '#server/database/migrations.ts';

/**
 * People who work here, how they sign in, and what they may do. The first six tables are those that the sign-in library
 * asks for, under our names; people belong to no partnership, their roles do.
 */
export async function staff(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  const table = (name: keyof Schema) => db.schema.createTable(name).$call(shape).addColumn('id', 'text', (column) => column.primaryKey());
  const ofStaff = <T extends string>(made: CreateTableBuilder<T>) => made.addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id').onDelete('cascade'));
  const times = <T extends string>(made: CreateTableBuilder<T>) =>
    made.addColumn('created_at', 'text', (column) => column.notNull()).addColumn('updated_at', 'text', (column) => column.notNull());

  await table('staff')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('email_verified', 'integer', (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('second_factor', 'integer')
    .$call(times)
    .execute();

  await table('staff_devices')
    .$call(ofStaff)
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('seen_at', 'text')
    .$call(times)
    .execute();

  await table('staff_accounts')
    .$call(ofStaff)
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('provider_id', 'text', (column) => column.notNull())
    .addColumn('access_token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('id_token', 'text')
    .addColumn('access_token_expires_at', 'text')
    .addColumn('refresh_token_expires_at', 'text')
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .$call(times)
    .execute();

  await table('staff_checks')
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .$call(times)
    .execute();

  await table('staff_second_factors')
    .$call(ofStaff)
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('recovery_codes', 'text', (column) => column.notNull())
    .addColumn('verified', 'integer')
    .addColumn('failures', 'integer')
    .addColumn('locked_until', 'text')
    .execute();

  await table('staff_passkeys')
    .$call(ofStaff)
    .addColumn('name', 'text')
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('credential_id', 'text', (column) => column.notNull().unique())
    .addColumn('counter', 'integer', (column) => column.notNull())
    .addColumn('device_type', 'text', (column) => column.notNull())
    .addColumn('backed_up', 'integer', (column) => column.notNull())
    .addColumn('transports', 'text')
    .addColumn('aaguid', 'text')
    .addColumn('created_at', 'text')
    .execute();

  for (const name of ['staff_devices', 'staff_accounts', 'staff_second_factors', 'staff_passkeys'] as const) {
    await db.schema.createIndex(`${name}_staff`).on(name).columns(['staff_id']).execute();
  }
  await db.schema.createIndex('staff_checks_identifier').on('staff_checks').columns(['identifier']).execute();

  await db.schema
    .createTable('staff_roles')
    .$call(shape)
    .addColumn('partnership_id', 'text', (column) => column.notNull().references('partnerships.id'))
    .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id').onDelete('cascade'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('given_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('staff_roles_key', ['partnership_id', 'staff_id', 'role'])
    .execute();
  await db.schema.createIndex('staff_roles_staff').on('staff_roles').columns(['staff_id']).execute();

  await db.schema
    .createTable('staff_invites')
    .$call(shape)
    .addColumn('partnership_id', 'text', (column) => column.notNull().references('partnerships.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    // Whoever opens a link says nothing but its secret.
    .addColumn('digest', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('role', 'way-in')`))
    .addColumn('role', 'text')
    .addColumn('made_for', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text')
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text')
    .addColumn('opened_at', 'text')
    .addColumn('used_at', 'text')
    .addColumn('taken_back_at', 'text')
    .addPrimaryKeyConstraint('staff_invites_key', ['partnership_id', 'id'])
    .execute();

  // Nobody knows of which partnership those are who cannot sign in.
  await db.schema
    .createTable('staff_misses')
    .$call(shape)
    .addColumn('quarter', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('misses', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('staff_misses_key', ['quarter', 'kind', 'subject'])
    .execute();
  await db.schema
    .createTable('staff_used_codes')
    .$call(shape)
    .addColumn('digest', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();

  await db.schema.alterTable('audit_log').addColumn('staff_id', 'text').execute();
  await db.schema.alterTable('audit_log').addColumn('detail', 'text').execute();
}
