import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { parseConfig } from '#server/config.ts';
import { migrate } from '#server/database/migrations.ts';
import { openDatabase } from '#server/database/open.ts';
import type { Deps } from '#server/deps.ts';
import { openRound, type BatchToPrint } from '#server/jobs/open-round.ts';
import { demoArea, demoBatches, demoRound, otherDemoBatches, otherDemoRounds } from '#server/library/demo-area.ts';
import { demoNetwork } from '#server/library/demo-network.ts';
import { demoProfile } from '#server/library/demo-profile.ts';
import { demoReplies } from '#server/library/demo-replies.ts';
import { profileOf, saveProfile } from '#server/queries/area-profile.ts';
import { addPartnership, allPartnerships, partnershipBySlug } from '#server/queries/partnerships.ts';
import { addGroup } from '#server/queries/groups.ts';
import { addReply, publishedReplies } from '#server/queries/replies.ts';
import { addSetting, settingsOf } from '#server/queries/settings.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { locked } from '#server/sealing/locked.ts';
import { publishStarterSurveys } from './starter-surveys.ts';

interface SeedDeps extends Pick<Deps, 'db' | 'random'> {
  keyFile: string;
}

/**
 * Makes the demo area: the partnership and what it says of itself, the survey with its words, the round with its key and cards. Run again, it
 * adds what is missing and puts corrected words into use. Of two processes that start at once, one waits for the other.
 * @returns whether the area was new.
 */
export function seedDemo(deps: SeedDeps): Promise<{ made: boolean }> {
  // The key file is one for all processes of the demo, as it is served on one machine.
  return locked(`${deps.keyFile}.seed`, () => seed(deps));
}

async function seed({ db, random, keyFile }: SeedDeps): Promise<{ made: boolean }> {
  const before = await partnershipBySlug(db, demoArea.slug);
  const partnership = before ?? { ...demoArea, id: uuidFrom(random(16)), made_up: 1 };
  if (before === undefined) await addPartnership(db, partnership);
  await publishStarterSurveys(db, partnership.id);
  const open = (asked: (typeof otherDemoRounds)[number], batches: readonly BatchToPrint[]) => openRound({ db, random, keyFile, demo: true }, partnership, asked, batches);
  const round = await open(demoRound, demoBatches);
  for (const other of otherDemoRounds) await open(other, otherDemoBatches[other.slug] ?? []);
  const there = new Set((await publishedReplies(db, partnership.id, round.id)).map(({ id }) => id));
  for (const reply of demoReplies) if (!there.has(reply.id)) await addReply(db, { partnershipId: partnership.id, roundId: round.id }, reply, reply.on);
  if ((await settingsOf(db, partnership.id)).length === 0) await addNetwork({ db, random }, partnership.id);
  const { revision } = await profileOf(db, partnership.id);
  if (revision === 0) await saveProfile(db, { partnershipId: partnership.id, revision, profile: demoProfile, at: `${demoRound.opensOn}T08:00:00.000Z`, by: 'seed' });
  return { made: before === undefined };
}

/** The settings and groups of the demo area, once: staff may change or close them. */
async function addNetwork({ db, random }: Pick<Deps, 'db' | 'random'>, partnership_id: string): Promise<void> {
  const common = () => ({ partnership_id, id: uuidFrom(random(16)), revision: 1, made_at: `${demoRound.opensOn}T08:00:00.000Z`, closed_on: null });
  await db.transaction().execute(async (trx) => {
    for (const { setting, groups } of demoNetwork) {
      const { name, kind, place, languages, contactRole: contact_role, dslContact: dsl_contact } = setting;
      const row = { ...common(), name, kind, place, languages: JSON.stringify(languages), contact_role, dsl_contact };
      await addSetting(trx, row);
      for (const group of groups) {
        await addGroup(trx, { ...common(), setting_id: row.id, name: group.name, kind: group.kind, year: group.year ?? null, languages: JSON.stringify(group.languages), contact_role: group.contactRole, may_be_named: group.mayBeNamed ? 1 : 0 });
      }
    }
  });
}

/** `node server/commands/seed.ts`: brings the database and the surveys that areas may ask up to date and, unless DEMO=0, makes the demo area. */
async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const database = await openDatabase(config);
  try {
    await migrate(database.db, database.engine);
    if (!config.demo) {
      for (const { id } of await allPartnerships(database.db)) await publishStarterSurveys(database.db, id);
      return;
    }
    const { made } = await seedDemo({ db: database.db, random: randomBytes, keyFile: config.keyFile });
    process.stdout.write(made ? `The demo area ${demoArea.name} was made.\n` : `The demo area ${demoArea.name} is there; its answers are kept.\n`);
  } finally {
    await database.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
