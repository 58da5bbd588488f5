import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod/mini';
import { bounds } from '#server/contracts/bounds.ts';
import { LanguageTag } from '#server/contracts/ids.ts';
import { Audience, SchoolYear, Stage } from '#server/contracts/survey.ts';
import { topics, type Topic } from '#server/contracts/topics.ts';
import { View, type PublicBatch, type Round } from '#server/contracts/round.ts';
import type { Schema } from '#server/database/schema.ts';
import type { RoundsTable } from '#server/database/surveys-schema.ts';

const Languages = z.array(LanguageTag);
const Topics = z.array(z.enum(topics));

/** A round with what every use of it needs: its area and its public key. */
export interface RoundRow extends Selectable<RoundsTable> {
  partnership_slug: string;
  partnership_name: string;
  made_up: number;
  key_id: string;
  public_key: string;
}

/** A round as it is opened: nothing of it is purged, and it is kept as the policy says. */
export type NewRound = Omit<Selectable<RoundsTable>, 'words_purged_on' | 'answers_purged_on' | 'words_months' | 'answers_months'>;

const rounds = (db: Kysely<Schema>) =>
  db
    .selectFrom('rounds')
    .innerJoin('partnerships', 'partnerships.id', 'rounds.partnership_id')
    .innerJoin('round_keys', (join) =>
      join.onRef('round_keys.partnership_id', '=', 'rounds.partnership_id').onRef('round_keys.round_id', '=', 'rounds.id'),
    )
    .selectAll('rounds')
    .select([
      'partnerships.slug as partnership_slug',
      'partnerships.name as partnership_name',
      'partnerships.made_up',
      'round_keys.id as key_id',
      'round_keys.public_key',
    ]);

/** The round with this slug, or `undefined`. */
export const roundBySlug = (db: Kysely<Schema>, slug: string): Promise<RoundRow | undefined> =>
  rounds(db).where('rounds.slug', '=', slug).executeTakeFirst();

/** The round with this id, or `undefined`. */
export const roundById = (db: Kysely<Schema>, id: string): Promise<RoundRow | undefined> =>
  rounds(db).where('rounds.id', '=', id).executeTakeFirst();

/** Every round of a partnership, by slug. */
export const roundsOf = (db: Kysely<Schema>, partnershipId: string): Promise<RoundRow[]> =>
  rounds(db).where('rounds.partnership_id', '=', partnershipId).orderBy('rounds.slug').execute();

/** Every round on this server, by slug. */
export const allRounds = (db: Kysely<Schema>): Promise<RoundRow[]> => rounds(db).orderBy('rounds.slug').execute();

/** A round as it was planned: it may have no key yet, and then no device is told of it. */
export interface PlannedRow extends Selectable<RoundsTable> {
  key_id: string | null;
}

const planned = (db: Kysely<Schema>, partnershipId: string) =>
  db
    .selectFrom('rounds')
    .leftJoin('round_keys', (join) => join.onRef('round_keys.partnership_id', '=', 'rounds.partnership_id').onRef('round_keys.round_id', '=', 'rounds.id'))
    .selectAll('rounds')
    .select('round_keys.id as key_id')
    .where('rounds.partnership_id', '=', partnershipId);

/** Every round of a partnership, those too that nobody opened yet, the newest first. */
export const roundsPlanned = (db: Kysely<Schema>, partnershipId: string): Promise<PlannedRow[]> =>
  planned(db, partnershipId).orderBy('rounds.opens_on', 'desc').orderBy('rounds.slug').execute();

/** One of them, or `undefined`. */
export const roundPlanned = (db: Kysely<Schema>, partnershipId: string, slug: string): Promise<PlannedRow | undefined> =>
  planned(db, partnershipId).where('rounds.slug', '=', slug).executeTakeFirst();

/** Whether a slug stands in an address of this server already. */
export const slugTaken = async (db: Kysely<Schema>, slug: string): Promise<boolean> =>
  (await db.selectFrom('rounds').select('id').where('slug', '=', slug).executeTakeFirst()) !== undefined;

/** Gives a round other days. */
export async function moveRound(db: Kysely<Schema>, { partnership_id, id }: Pick<RoundRow, 'partnership_id' | 'id'>, days: { opens_on?: string; closes_on?: string }): Promise<void> {
  await db.updateTable('rounds').set(days).where('partnership_id', '=', partnership_id).where('id', '=', id).execute();
}

/**
 * Deletes a round that never opened, with what was said for its opening. Run it in a transaction.
 * @returns whether it was deleted: one that has opened stays.
 */
export async function dropPlanned(trx: Kysely<Schema>, { partnership_id, id }: Pick<RoundRow, 'partnership_id' | 'id'>): Promise<boolean> {
  const opened = await trx.selectFrom('round_keys').select('id').where('partnership_id', '=', partnership_id).where('round_id', '=', id).executeTakeFirst();
  if (opened !== undefined) return false;
  for (const table of ['round_settings', 'round_duties', 'round_versions'] as const) await trx.deleteFrom(table).where('partnership_id', '=', partnership_id).where('round_id', '=', id).execute();
  await trx.deleteFrom('rounds').where('partnership_id', '=', partnership_id).where('id', '=', id).execute();
  return true;
}

/** The languages of a round; the first is the one young people start in. */
export const languagesOf = (row: Pick<RoundRow, 'languages'>): string[] => Languages.parse(JSON.parse(row.languages));

/** The topics that a round enables. */
export const topicsOf = (row: Pick<RoundRow, 'topics'>): Topic[] => Topics.parse(JSON.parse(row.topics));

/** Adds a round. Its key is made apart (`sealing/round-key.ts`); until then nothing finds it. */
export async function addRound(trx: Kysely<Schema>, row: NewRound): Promise<void> {
  await trx.insertInto('rounds').values({ ...row, words_purged_on: null, answers_purged_on: null }).execute();
  await addVersion(trx, row, row.survey_version);
}

type RoundOfSurvey = Pick<RoundRow, 'partnership_id' | 'id' | 'survey_id'>;

const addVersion = (trx: Kysely<Schema>, { partnership_id, id: round_id, survey_id }: RoundOfSurvey, version: number) =>
  trx
    .insertInto('round_versions')
    .values({ partnership_id, round_id, survey_id, version })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'round_id', 'survey_id', 'version']).doNothing())
    .execute();

/** Lets a round ask another version of its survey from now on. The versions it asked before are still taken. Run it in a transaction. */
export async function askVersion(trx: Kysely<Schema>, round: RoundOfSurvey, version: number): Promise<void> {
  await addVersion(trx, round, version);
  await trx.updateTable('rounds').set({ survey_version: version }).where('partnership_id', '=', round.partnership_id).where('id', '=', round.id).execute();
}

/** Lets a round be answered in these languages and ask about these topics from now on; the first language is the one young people start in. */
export async function widenRound(db: Kysely<Schema>, { partnership_id, id }: Omit<RoundOfSurvey, 'survey_id'>, { languages, topics }: { languages: readonly string[]; topics: readonly Topic[] }): Promise<void> {
  await db.updateTable('rounds').set({ languages: JSON.stringify(languages), topics: JSON.stringify(topics) }).where('partnership_id', '=', partnership_id).where('id', '=', id).execute();
}

/** Lets a round stand beside another from now on. */
export async function standBeside(db: Kysely<Schema>, { partnership_id, id }: Omit<RoundOfSurvey, 'survey_id'>, beside: string): Promise<void> {
  await db.updateTable('rounds').set({ beside }).where('partnership_id', '=', partnership_id).where('id', '=', id).execute();
}

/** The views that stand beside a round, those of parents first. One that is purged takes no answers any more and is not among them. */
export async function viewsBeside(db: Kysely<Schema>, partnershipId: string, roundId: string): Promise<View[]> {
  const rows = await rounds(db)
    .where('rounds.partnership_id', '=', partnershipId)
    .where('beside', '=', roundId)
    .where('words_purged_on', 'is', null)
    .orderBy('rounds.audience')
    .orderBy('rounds.slug')
    .execute();
  return rows.map((row) => View.parse({ slug: row.slug, audience: row.audience, languages: languagesOf(row) }));
}

/** Every version of its survey that a round has asked, oldest first. */
export async function versionsAsked(db: Kysely<Schema>, { partnership_id, id, survey_id }: RoundOfSurvey): Promise<number[]> {
  const rows = await db
    .selectFrom('round_versions')
    .select('version')
    .where('partnership_id', '=', partnership_id)
    .where('round_id', '=', id)
    .where('survey_id', '=', survey_id)
    .orderBy('version')
    .execute();
  return rows.map(({ version }) => version);
}

/**
 * What a device must know of the card batches of a round, by id. Of a group's and of a session's only the year is worth
 * knowing, and of a session's while its devices may still fetch their packs.
 * @param sessionsSince an instant; sessions that nobody joined since then are left out.
 */
export async function publicBatches(db: Kysely<Schema>, partnershipId: string, roundId: string, sessionsSince: string): Promise<PublicBatch[]> {
  const rows = await db
    .selectFrom('card_batches')
    .select(['id', 'year', 'stage'])
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    // What a device would learn nothing from, it need not carry.
    .where((where) =>
      where.or([
        where('kind', '=', 'cards'),
        where.and([where('kind', '=', 'group'), where('year', 'is not', null)]),
        where.and([where('kind', '=', 'session'), where('year', 'is not', null), where('made_at', '>=', sessionsSince)]),
      ]),
    )
    .orderBy('id')
    .limit(bounds.batchesInPack)
    .execute();
  return rows.map(({ id, year, stage }) => ({
    id,
    ...(year === null ? {} : { year: SchoolYear.parse(year) }),
    ...(stage === null ? {} : { stage: Stage.parse(stage) }),
  }));
}

/**
 * Whether words can be written in a round. There is no staffed reading queue yet, so only where nobody is real:
 * in a made-up area of the demo, whatever the row says.
 */
export const wordsOpen = (row: Pick<RoundRow, 'words' | 'made_up'>, demo: boolean): boolean => demo && row.made_up === 1 && row.words === 1;

/** The round as devices see it. */
export function publicRound(row: RoundRow, batches: PublicBatch[], demo: boolean, paused?: Round['paused']): Round {
  return {
    id: row.id,
    slug: row.slug,
    partnership: { slug: row.partnership_slug, name: row.partnership_name, madeUp: row.made_up === 1 },
    survey: { id: row.survey_id, version: row.survey_version },
    audience: Audience.parse(row.audience),
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    languages: languagesOf(row),
    words: wordsOpen(row, demo),
    key: { id: row.key_id, publicKey: row.public_key },
    batches,
    ...(paused === undefined ? {} : { paused }),
  };
}
