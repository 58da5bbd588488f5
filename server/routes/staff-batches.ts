import { bounds } from '#server/contracts/bounds.ts';
import { usedAtLeast } from '#server/contracts/cards-used.ts';
import type { BatchListed } from '#server/contracts/rounds-kept.ts';
import { SchoolYear, Stage } from '#server/contracts/survey.ts';
import { Problem } from '#server/problems.ts';
import { addBatch, batchesOf, sayHelp, unusedByBatch, type BatchRow } from '#server/queries/cards.ts';
import type { PlannedRow } from '#server/queries/rounds.ts';
import { settingById, settingsOf } from '#server/queries/settings.ts';
import { cardCodes, cardDigest } from '#server/sealing/cards.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type Asked, type StaffRoute } from './guard.ts';
import { printsFor, roundOf, todayOf, type RoundsDeps } from './rounds-desk.ts';
import { done, orNotFound, step } from './step.ts';

type PrintsFor = 'all' | readonly string[];
/** Whether somebody may see a batch of cards: a school's own are for that school's SENCO, the area's for those who keep its rounds. */
const maySee = (mine: PrintsFor, { setting_id }: BatchRow): boolean => mine === 'all' || (setting_id !== null && mine.includes(setting_id));

/** The batches of printed cards of a round that somebody may see, with how many took part in steps. */
export async function batchesShown({ db }: RoundsDeps, round: PlannedRow, mine: PrintsFor): Promise<BatchListed[]> {
  const [batches, unused, settings] = await Promise.all([
    batchesOf(db, round.partnership_id, round.id),
    unusedByBatch(db, round.partnership_id, round.id),
    settingsOf(db, round.partnership_id),
  ]);
  const names = new Map(settings.map(({ id, name }) => [id, name]));
  return batches
    .filter((batch) => batch.kind === 'cards' && maySee(mine, batch))
    .toSorted((one, other) => (one.made_at ?? '').localeCompare(other.made_at ?? '') || (one.year ?? 99) - (other.year ?? 99) || one.id.localeCompare(other.id))
    .map((batch): BatchListed => {
      const { id, setting_id, year, stage, need, cards, help } = batch;
      const used = usedAtLeast(cards, cards - (unused.get(id) ?? 0));
      return {
        id,
        ...(setting_id === null ? {} : { setting: { id: setting_id, name: names.get(setting_id) ?? '' } }),
        ...(year === null ? {} : { year: SchoolYear.parse(year) }),
        ...(stage === null ? {} : { stage: Stage.parse(stage) }),
        ...(need === null ? {} : { need }),
        cards,
        ...(used === undefined ? {} : { usedAtLeast: used }),
        help,
      };
    });
}

/** Batches of cards of a round: made and printed by who may, for their own settings. */
export function batchRoutes(deps: RoundsDeps): ApiRoute[] {
  const { clock, db, keys, random } = deps;

  /** A batch that somebody may see; one that they may not is one that is not there. */
  async function batchOf(asked: Asked, round: PlannedRow, id: string): Promise<BatchListed> {
    return orNotFound((await batchesShown(deps, round, await printsFor(deps, asked))).find((batch) => batch.id === id));
  }

  const routes: StaffRoute[] = [
    step({
      path: '/api/staff/areas/:area/rounds/:round/batches',
      summary: 'Makes a batch of cards for a setting: year, stage, kind of need, how many',
      request: 'PrintBatch',
      reply: 'BatchListed',
      problems: ['not-found', 'setting-not-yours', 'round-not-open', 'batch-size', 'batches-too-many'],
      async take(said, asked, context) {
        const { note, partnershipId } = asked;
        const round = await roundOf(deps, context, asked);
        const mine = await printsFor(deps, asked);
        if (mine !== 'all' && !mine.includes(said.setting)) throw new Problem('setting-not-yours');
        if ((await settingById(db, partnershipId, said.setting))?.closed_on !== null) throw new Problem('not-found');
        if (round.key_id === null || round.words_purged_on !== null || todayOf(deps) > round.closes_on) throw new Problem('round-not-open');
        if (said.cards < 1 || said.cards > bounds.cardsPerBatch) throw new Problem('batch-size', { most: bounds.cardsPerBatch });
        const id = `b-${Buffer.from(random(5)).toString('hex')}`;
        const digests = cardCodes(keys.cardSecret(), round.id, id, said.cards).map(cardDigest);
        await db.transaction().execute(async (trx) => {
          const there = (await batchesOf(trx, partnershipId, round.id)).filter(({ kind }) => kind === 'cards');
          if (there.length >= bounds.batchesPerRound) throw new Problem('batches-too-many', { most: bounds.batchesPerRound });
          const { setting: setting_id, year = null, stage = null, need = null, cards, help } = said;
          await addBatch(trx, { partnership_id: partnershipId, round_id: round.id, id, year, stage, need, cards, kind: 'cards', session_id: null, setting_id, made_at: clock().toISOString(), help }, digests);
        });
        await note('cards-made', round.id, id);
        return batchOf(asked, round, id);
      },
    }),
    step({
      path: '/api/staff/areas/:area/rounds/:round/batches/help',
      summary: 'Says what help is to be given with the cards of a batch; no names',
      request: 'SayHelp',
      reply: 'Done',
      problems: ['not-found'],
      async take({ batch, help }, asked, context) {
        const round = await roundOf(deps, context, asked);
        const { id } = await batchOf(asked, round, batch);
        await sayHelp(db, { partnership_id: asked.partnershipId, round_id: round.id, id }, help);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/rounds/:round/batches/cards',
      summary: 'The cards of a batch to print, all of them whether used or not: a second print tells nobody who took part',
      request: 'AskCards',
      reply: 'BatchCards',
      problems: ['not-found'],
      async take({ batch: wanted }, asked, context) {
        const round = await roundOf(deps, context, asked);
        const batch = await batchOf(asked, round, wanted);
        const codes = cardCodes(keys.cardSecret(), round.id, batch.id, batch.cards);
        await asked.note('cards-printed', round.id, batch.id);
        return { batch, round: round.slug, cards: codes.map((code) => ({ code, path: `/answer/${round.slug}#card=${batch.id}.${code}` })) };
      },
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
