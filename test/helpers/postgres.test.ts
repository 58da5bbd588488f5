import pg from 'pg';
import { expect, test } from 'vitest';
import { postgresUrl } from './postgres.ts';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('each caller gets an empty database of its own, in a server that waits for the disk', async () => {
  const [one, other] = await Promise.all([postgresUrl(), postgresUrl()]);
  expect(one).not.toBe(other);
  await ask(one, 'CREATE TABLE only_here (id text)');
  await expect(ask(other, 'SELECT * FROM only_here')).rejects.toThrow('does not exist');
  expect(await ask(one, "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit")).toEqual([{ fsync: 'on', commit: 'on' }]);
});
