import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { CardSheet } from '#server/contracts/area.ts';
import { Pack } from '#server/contracts/round.ts';
import { migrate } from '#server/database/migrations.ts';
import { openDatabase } from '#server/database/open.ts';
import { AreaProfile, profileGaps } from '#server/contracts/area-profile.ts';
import { profileOf, saveProfile } from '#server/queries/area-profile.ts';
import { groupsOf } from '#server/queries/groups.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import { everyRoundKey } from '#server/queries/round-keys.ts';
import { settingsOf } from '#server/queries/settings.ts';
import { openKeys } from '#server/sealing/round-keys.ts';
import { engines } from '#test/helpers/make-app.ts';
import { postgresUrl } from '#test/helpers/postgres.ts';
import { otherDemoBatches, otherDemoRounds } from '#server/library/demo-area.ts';
import { seedDemo } from './seed.ts';

it.each(engines)('makes the demo area once, whole, on %s', async (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'all-heard-seed-'));
  const keyFile = join(folder, 'keys', 'keys.json');
  const { db, close } = await openDatabase({ databaseUrl: engine === 'postgres' ? await postgresUrl() : undefined, dataDir: join(folder, 'data') });
  await migrate(db, engine);
  const seed = () => seedDemo({ db, random: randomBytes, keyFile });
  const app = () =>
    createApp({
      db, engine, clock: () => new Date('2026-11-21T10:00:00Z'), random: randomBytes, keys: openKeys(keyFile, []), demo: true,
      log: { info: () => undefined, error: () => undefined },
    });
  const read = async (path: string): Promise<unknown> => (await app().request(path)).json();

  expect(await seed()).toEqual({ made: true });
  const { cards } = CardSheet.parse(await read('/api/areas/riverside/cards'));
  const keys = await everyRoundKey(db);
  expect(await seed()).toEqual({ made: false });
  expect(CardSheet.parse(await read('/api/areas/riverside/cards')).cards).toEqual(cards);
  expect(await everyRoundKey(db)).toEqual(keys);

  expect(cards.length).toBeGreaterThan(2_000);
  expect(new Set(cards.filter(({ round }) => round === 'my-future').map(({ year, need }) => `${year} ${need}`)).size).toBe(39);
  expect(cards.find(({ round }) => round === 'my-future-year-12')).toMatchObject({ year: 12, stage: 'E' });
  for (const language of ['en-simple', 'en', 'ur', 'pl']) {
    const { round, survey, bundle } = Pack.parse(await read(`/api/packs/my-future/${language}`));
    expect([round.partnership, round.words, survey.id, bundle.language]).toEqual([{ slug: 'riverside', name: 'Riverside', madeUp: true }, true, 'my-future', language]);
  }
  for (const { slug, survey: asked } of otherDemoRounds) {
    const { round, survey } = Pack.parse(await read(`/api/packs/${slug}/en-simple`));
    expect([survey.id, round.audience, round.batches.length, round.languages.slice(0, 2)]).toEqual([asked.id, survey.audience, otherDemoBatches[slug]?.length ?? 0, ['en-simple', 'en']]);
  }
  const views = async () => Pack.parse(await read('/api/packs/my-future/ur')).views?.map(({ slug, audience }) => [slug, audience]);
  const beside = [['parents', 'parent-or-carer'], ['observation', 'practitioner']];
  expect(await views()).toEqual(beside);
  await db.updateTable('rounds').set({ beside: null }).execute();
  expect(await seed(), 'an area of before views').toEqual({ made: false });
  expect(await views()).toEqual(beside);
  const area = (await partnershipBySlug(db, 'riverside'))?.id ?? '';
  const network = async () => [(await settingsOf(db, area)).map(({ name }) => name), (await groupsOf(db, area)).length];
  expect(await network()).toEqual([['Canal Street Youth Club (made up)', 'Riverside College (made up)', 'Willow Bank School (made up)'], 4]);
  const said = await profileOf(db, area);
  expect(profileGaps(AreaProfile.parse(said.profile), '2026-11-22'), 'its notices and its record are whole').toEqual([]);
  await saveProfile(db, { partnershipId: area, revision: said.revision, profile: { ...said.profile, officer: 'Another office' }, at: '2026-11-22T10:00:00.000Z', by: 'nobody' });
  await seed();
  expect((await profileOf(db, area)).profile.officer, 'what somebody changed stays').toBe('Another office');
  await close();
  rmSync(folder, { recursive: true });
});

it.each(engines)('is made once where two processes start at once on %s', async (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'all-heard-seed-'));
  const keyFile = join(folder, 'keys', 'keys.json');
  const databaseUrl = engine === 'postgres' ? await postgresUrl() : undefined;
  const databases = [];
  for (let at = 0; at < 2; at += 1) databases.push(await openDatabase({ databaseUrl, dataDir: join(folder, 'data') }));
  const [one] = databases;
  if (one === undefined) throw new Error('no database');
  await migrate(one.db, engine);

  const made = await Promise.all(databases.map(({ db }) => seedDemo({ db, random: randomBytes, keyFile })));
  expect(made.filter((each) => each.made)).toHaveLength(1);
  const batches = await one.db.selectFrom('card_batches').select(['round_id', 'year', 'need']).execute();
  expect(new Set(batches.map(({ round_id, year, need }) => `${round_id} ${year} ${need}`)).size).toBe(batches.length);
  for (const { close } of databases) await close();
  rmSync(folder, { recursive: true });
});
