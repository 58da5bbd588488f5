import type { Survey } from '#server/contracts/survey.ts';
import { promiseKeys } from '#server/contracts/text-keys.ts';
import type { Topic } from '#server/contracts/topics.ts';
import type { Deps } from '#server/deps.ts';
import { bundleInUse } from '#server/queries/bundles.ts';
import { addBatch, batchesOf } from '#server/queries/cards.ts';
import type { PartnershipRow } from '#server/queries/partnerships.ts';
import { addRoundKey, roundKeyOf } from '#server/queries/round-keys.ts';
import { addRound, askVersion, languagesOf, roundBySlug, standBeside, topicsOf, widenRound, type RoundRow } from '#server/queries/rounds.ts';
import { surveyVersion } from '#server/queries/surveys.ts';
import { cardCodes, cardDigest } from '#server/sealing/cards.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { ensureRoundKey, openKeys } from '#server/sealing/round-keys.ts';

/** A round to open: one published survey version, between two days. */
export interface RoundToOpen {
  slug: string;
  survey: { id: string; version: number };
  /** Days, Europe/London, both included. */
  opensOn: string;
  closesOn: string;
  /** The first is the one young people start in. */
  languages: readonly string[];
  words: boolean;
  /** What it may ask about besides: none, unless somebody will act on what is said. */
  topics?: readonly Topic[];
  /** The slug of the young people's round that it stands beside: those who are near them say there what they think themselves. */
  beside?: string;
}

/** Cards to print for one year, stage and kind of need. */
export interface BatchToPrint {
  year: number | null;
  stage: string | null;
  need: string | null;
  cards: number;
}

export interface OpenRoundDeps extends Pick<Deps, 'db' | 'random' | 'demo'> {
  keyFile: string;
  /**
   * Texts of the app about help and who reads what that nobody has checked in a language. Where it is not given, all of
   * them count as such, and a real round opens only in the language that everything was written in.
   */
  uncheckedPromises?: (language: string) => readonly string[];
}

/** States of a text that a person answers for: who wrote it, or who checked it. */
const trusted: ReadonlySet<string | undefined> = new Set(['source', 'checked']);

/** Whether nobody is real there: a made-up area of the demo. */
export const isMadeUp = ({ demo }: Pick<OpenRoundDeps, 'demo'>, partnership: PartnershipRow): boolean => demo && partnership.made_up === 1;

/** What a survey promises in a language that nobody has checked there, by its keys; `undefined` where it has no texts in it. */
export async function uncheckedIn(deps: OpenRoundDeps, partnership: PartnershipRow, survey: Survey, language: string): Promise<string[] | undefined> {
  const bundle = await bundleInUse(deps.db, { partnershipId: partnership.id, surveyId: survey.id, version: survey.version, language });
  if (bundle === undefined) return undefined;
  const unchecked = promiseKeys(survey).filter((key) => !trusted.has(bundle.strings[key]?.state));
  const isSource = Object.values(bundle.strings).every(({ state }) => state === 'source');
  return isSource ? unchecked : [...unchecked, ...(deps.uncheckedPromises?.(language) ?? ['help'])];
}

/**
 * Refuses a language in which nobody has checked what real people are promised: who sees their answers, that no is
 * fine, and where help is. In the made-up area it is asked all the same, and the screen says that nobody checked it.
 */
async function refuseUnchecked(deps: OpenRoundDeps, partnership: PartnershipRow, { slug, languages }: RoundToOpen, survey: Survey): Promise<void> {
  for (const language of languages) {
    const unchecked = await uncheckedIn(deps, partnership, survey, language);
    if (unchecked === undefined) throw new Error(`The round ${slug} cannot be opened in ${language}: the survey ${survey.id} has no texts in it.`);
    if (unchecked.length === 0) continue;
    throw new Error(`The round ${slug} cannot be opened in ${language}: nobody has checked what it promises there (${unchecked.slice(0, 3).join(', ')}${unchecked.length > 3 ? ` and ${unchecked.length - 3} more` : ''}).`);
  }
}

/**
 * The id of the round to stand beside. Only what adults say stands beside something, and only beside what young people
 * are asked, in the same area: nothing stands beside a view.
 */
async function besideOf({ db }: OpenRoundDeps, partnership: PartnershipRow, { slug, beside }: RoundToOpen, survey: Survey): Promise<string | null> {
  if (beside === undefined) return null;
  const found = await roundBySlug(db, beside);
  const stands = found !== undefined && found.partnership_id === partnership.id && found.audience === 'young-person' && survey.audience !== 'young-person';
  if (!stands) throw new Error(`The round ${slug} cannot stand beside ${beside}: a round for adults stands beside one of young people in the same area.`);
  return found.id;
}

/**
 * Opens a round: its row, its key, its card batches. What a call before this one did is left as it is, so that one
 * that was cut off can be run again; only a newer version of its survey is asked from now on, further languages and topics are added, and it stands beside the round that it is told to. A purged round stays so.
 * @throws when the survey is not published, or when words are asked for where real people would write them:
 * there is no staffed reading queue yet; or when real people would be asked in a language in which nobody has checked
 * assent, who sees the answers, and help.
 */
export async function openRound(deps: OpenRoundDeps, partnership: PartnershipRow, round: RoundToOpen, batches: readonly BatchToPrint[]): Promise<RoundRow> {
  const { db, random, keyFile } = deps;
  const madeUp = isMadeUp(deps, partnership);
  if (round.words && !madeUp) {
    throw new Error(`Words cannot be opened in ${partnership.slug}: nobody is there to read them. They open in the made-up demo area only.`);
  }
  const survey = await surveyVersion(db, partnership.id, round.survey.id, round.survey.version);
  if (survey === undefined) throw new Error(`The survey ${round.survey.id} version ${round.survey.version} is not published in ${partnership.slug}.`);
  if (!madeUp) await refuseUnchecked(deps, partnership, round, survey);

  const beside = await besideOf(deps, partnership, round, survey);
  const existing = await db.selectFrom('rounds').select(['id', 'survey_id', 'survey_version', 'languages', 'topics', 'beside', 'words_purged_on']).where('partnership_id', '=', partnership.id).where('slug', '=', round.slug).executeTakeFirst();
  const id = existing?.id ?? uuidFrom(random(16));
  if (existing !== undefined && existing.words_purged_on !== null) return opened(db, round.slug);
  if (existing !== undefined && existing.survey_id === survey.id && existing.survey_version < survey.version) {
    await db.transaction().execute((trx) => askVersion(trx, { ...existing, partnership_id: partnership.id }, survey.version));
  }
  if (existing !== undefined) {
    // Nobody who answers in a language of before loses it, and no answer on its way is to a question that is gone.
    const wider = { languages: [...new Set([...round.languages, ...languagesOf(existing)])], topics: [...new Set([...(round.topics ?? []), ...topicsOf(existing)])] };
    if (wider.languages.length > languagesOf(existing).length || wider.topics.length > topicsOf(existing).length) await widenRound(db, { partnership_id: partnership.id, id }, wider);
    if (beside !== null && existing.beside !== beside) await standBeside(db, { partnership_id: partnership.id, id }, beside);
  }
  if (existing === undefined) {
    await db.transaction().execute((trx) => addRound(trx, {
      partnership_id: partnership.id,
      id,
      slug: round.slug,
      survey_id: survey.id,
      survey_version: survey.version,
      audience: survey.audience,
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      languages: JSON.stringify(round.languages),
      topics: JSON.stringify(round.topics ?? []),
      words: round.words ? 1 : 0,
      beside,
    }));
  }
  await ensureRoundKey(keyFile, random, id, {
    find: () => roundKeyOf(db, partnership.id, id),
    add: ({ id: key, publicKey }) => addRoundKey(db, { partnership_id: partnership.id, round_id: id, id: key, public_key: publicKey }),
  });
  await printBatches(deps, partnership.id, id, batches);
  return opened(db, round.slug);
}

async function opened(db: Deps['db'], slug: string): Promise<RoundRow> {
  const row = await roundBySlug(db, slug);
  if (row === undefined) throw new Error(`The round ${slug} could not be opened.`);
  return row;
}

/** Adds the batches that are not there yet. A batch's id is random, so that the address on a card says nothing of the child. */
async function printBatches({ db, random, keyFile }: OpenRoundDeps, partnershipId: string, roundId: string, batches: readonly BatchToPrint[]): Promise<void> {
  const nameOf = ({ year, stage, need }: Omit<BatchToPrint, 'cards'>) => JSON.stringify([year, stage, need]);
  // What a school or a session has of its own says nothing of the area's.
  const printed = new Set((await batchesOf(db, partnershipId, roundId)).filter(({ kind, setting_id }) => kind === 'cards' && setting_id === null).map(nameOf));
  const secret = openKeys(keyFile, []).cardSecret();
  const missing = batches.filter((batch) => !printed.has(nameOf(batch)));
  await db.transaction().execute(async (trx) => {
    for (const batch of missing) {
      const id = `b-${Buffer.from(random(5)).toString('hex')}`;
      const digests = cardCodes(secret, roundId, id, batch.cards).map(cardDigest);
      await addBatch(trx, { partnership_id: partnershipId, round_id: roundId, id, ...batch, kind: 'cards', session_id: null, setting_id: null, made_at: null }, digests);
    }
  });
}
