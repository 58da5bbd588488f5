import { describe, expect, it } from 'vitest';
import { importFaults } from './imports.ts';
import { features, staffFeatures } from './layers.ts';
import { filesIn, read } from './sources.ts';

const sources = filesIn(['app', 'server'], /\.(ts|tsx|mjs)$/);

describe('imports go only where the architecture allows', () => {
  it('in every file of the app and the server', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap((path) => importFaults(path, read(path)))).toEqual([]);
  });

  it('knows the features from the folders', () => {
    expect(features).toEqual(expect.arrayContaining(['checkins', 'replies', 'themes']));
    expect(features).not.toContain('surveys');
    expect(features).toEqual(expect.arrayContaining(staffFeatures));
  });

  it.each([
    ['app/checkins/MyPlan.tsx', "import { Keep } from '#app/replies/Keep.tsx';", 'one feature in another'],
    ['app/checkins/MyPlan.tsx', "const keep = await import('../replies/Keep.tsx');", 'when used, by a relative path'],
    ['app/surveys/Answering.tsx', "export { MyPlan } from '#app/checkins/MyPlan.tsx';", 'a feature in what it stands on'],
    ['app/checkins/MyPlan.tsx', "import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';", "what staff's screens share where people answer"],
    ['app/desk/Sure.tsx', "import { drafts } from '#app/store/drafts.ts';", "the device's database in what staff's screens share"],
    ['app/home/Home.tsx', "import { sendNow } from '#app/sync/sender.ts';", 'the network in a screen'],
    ['app/home/Home.tsx', "import Dexie from 'dexie';", 'the database in a screen'],
    ['app/home/Home.tsx', "import { createApp } from '#server/app.ts';", 'the server in the app'],
    ['server/main.ts', "import { firstPage } from '#app/first-page.tsx';", 'the app in the server'],
    ['server/routes/rounds.ts', "let row: import('#server/database/schema.ts').Row;", 'a type of the database in a route'],
    ['server/themes/tally.ts', "import { readFile } from 'node:fs/promises';", 'a file system in what is pure'],
    ['server/contracts/round.ts', "import { Hono } from 'hono';", 'a package in a contract'],
    ['server/queries/rounds.ts', "import { postgresUrl } from '#test/helpers/postgres.ts';", 'a test in the server'],
    ['app/ui/Button.tsx', "import { thing } from '../../server/contracts/round.ts';", 'a long way up'],
    ['app/ui/pieces.ts', "export * from './Button.tsx';", 'a barrel'],
    ['app/ui/Link.tsx', "import { Button } from './Button';", 'no ending'],
  ])('finds a fault planted in %s: %s (%s)', (path, text) => {
    expect(importFaults(path, text)).toHaveLength(1);
  });

  it.each([
    ['app/routes.tsx', "const { MyPlan } = await import('./checkins/MyPlan.tsx');"],
    ['app/checkins/MyPlan.tsx', "import { Picture } from '#app/symbols/Picture.tsx';"],
    ['app/rounds/Rounds.tsx', "import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';"],
    ['app/store/drafts.test.ts', "import { aPack } from '#test/helpers/a-pack.ts';"],
    ['server/routes/rounds.ts', "import { roundBySlug } from '#server/queries/rounds.ts';"],
    ['server/contracts/round.ts', "import * as z from 'zod/mini';"],
  ])('finds no fault in %s: %s', (path, text) => {
    expect(importFaults(path, text)).toEqual([]);
  });
});
