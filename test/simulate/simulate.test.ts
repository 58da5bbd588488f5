import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { seedDemo } from '#server/commands/seed.ts';
import { migrate } from '#server/database/migrations.ts';
import { openDatabase } from '#server/database/open.ts';
import { openKeys } from '#server/sealing/round-keys.ts';
import { riverside } from './riverside.ts';
import { simulate } from './simulate.ts';

async function demoServer() {
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-simulate-'));
  const keyFile = join(folder, 'keys', 'keys.json');
  const { db, close } = await openDatabase({ databaseUrl: undefined, dataDir: join(folder, 'data') });
  await migrate(db, 'sqlite');
  await seedDemo({ db, random: randomBytes, keyFile });
  const noted: string[] = [];
  const note = (event: string) => void noted.push(event);
  const app = createApp({
    db,
    engine: 'sqlite',
    clock: () => new Date('2026-11-21T10:00:00Z'),
    random: randomBytes,
    keys: openKeys(keyFile, []),
    demo: true,
    log: { info: note, error: note },
  });
  return {
    db,
    run: (people: number, seed: string) => simulate({ ask: (path, init) => app.request(path, init), cohort: riverside(), people, seed, area: 'riverside', round: 'my-future' }),
    close: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe('the simulation', () => {
  let server: Awaited<ReturnType<typeof demoServer>>;
  beforeAll(async () => {
    server = await demoServer();
  });
  afterAll(() => server.close());

  test('answers through the public API, marked as simulated, and never twice for one seed', async () => {
    const first = await server.run(70, '1');
    expect(first.problems).toEqual([]);
    expect(first.outcomes).toEqual({ stored: 70, there: 0, held: 0, refused: 0 });
    expect(first.withoutCard).toBe(0);

    expect((await server.run(70, '1')).outcomes).toEqual({ stored: 0, there: 70, held: 0, refused: 0 });
    expect((await server.run(80, '1')).outcomes).toEqual({ stored: 10, there: 70, held: 0, refused: 0 });

    const rows = await server.db.selectFrom('responses').selectAll().execute();
    expect(rows).toHaveLength(80);
    expect(rows.every((row) => row.simulated === 1)).toBe(true);
    const people = (await server.run(80, '1')).people;
    for (const person of people) {
      const row = rows.find(({ id }) => id === person.id);
      expect(row).toMatchObject(person.entry === 'card' ? { arrived_by: 'card', year: person.year, language: person.language } : { arrived_by: 'link', language: person.language });
    }
  });
});
