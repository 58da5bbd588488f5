import type { Context } from 'hono';
import { bookletNumber, mostNumbered, readBookletNumber } from '#server/contracts/booklet-number.ts';
import type { Booklets } from '#server/contracts/booklet.ts';
import { usedAtLeast } from '#server/contracts/cards-used.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { SchoolYear, Stage } from '#server/contracts/survey.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { addBooklets, addTypedTwice, bookletBatchByNumber, bookletBatches, bookletsUnused, unusedCode, type BookletsThere } from '#server/queries/booklets.ts';
import { unusedDigests } from '#server/queries/cards.ts';
import { groupById, groupsOf } from '#server/queries/groups.ts';
import { languagesOf, roundById, roundBySlug, type RoundRow } from '#server/queries/rounds.ts';
import { sessionById, sessionsOf } from '#server/queries/sessions.ts';
import { settingById, settingsOf } from '#server/queries/settings.ts';
import { cardCode, cardCodes, cardDigest } from '#server/sealing/cards.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type Asked, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import { printsFor } from './rounds-desk.ts';
import type { StaffDeps } from './staff-deps.ts';
import { done, orNotFound, step } from './step.ts';

const base = '/api/staff/areas/:area/booklets/:round';
/** Numbers that are tried before a batch is given up: of 32,768 few are taken. */
const mostTries = 20;

/** What the questions of a batch may depend on. */
const circumstances = ({ year, stage }: Pick<BookletsThere, 'year' | 'stage'>) => ({ ...(year === null ? {} : { year: SchoolYear.parse(year) }), ...(stage === null ? {} : { stage: Stage.parse(stage) }) });

/** Paper booklets of a round: made, printed, found again when they are typed in. No answer is in any of it. */
export function bookletRoutes(deps: StaffDeps): ApiRoute[] {
  const { clock, db, keys, random, tries } = deps;

  async function roundOf(context: Context, partnershipId: string): Promise<RoundRow> {
    const round = await roundBySlug(db, context.req.param('round') ?? '');
    if (round === undefined || round.partnership_id !== partnershipId) throw new Problem('not-found');
    if (round.words_purged_on !== null) throw new Problem('round-purged');
    return round;
  }

  /** A school's own settings, groups and batches are for that school's SENCO; who keeps the rounds has all of them. */
  async function seenBy(asked: Asked): Promise<{ all: boolean; sees: (setting: string | null) => boolean }> {
    const mine = await printsFor(deps, asked);
    return { all: mine === 'all', sees: (setting) => mine === 'all' || (setting !== null && mine.includes(setting)) };
  }

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: base,
      summary: 'The batches of paper booklets of a round, how many of each have come back, and whom new ones may be for',
      reply: 'Booklets',
      problems: ['not-found', 'round-purged'],
      async handle(context, asked) {
        const { partnershipId } = asked;
        const round = await roundOf(context, partnershipId);
        const { all, sees } = await seenBy(asked);
        const [batches, unused, settings, groups, sessions] = await Promise.all([
          bookletBatches(db, partnershipId, round.id),
          bookletsUnused(db, partnershipId, round.id),
          settingsOf(db, partnershipId),
          groupsOf(db, partnershipId),
          sessionsOf(db, partnershipId),
        ]);
        const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
        const groupName = (id: string | null | undefined) => groups.find((group) => group.id === id)?.name;
        return sendPrivate({
          round: { slug: round.slug, survey: round.survey_id, languages: languagesOf(round), closesOn: round.closes_on, closed: dayInLondon(clock()) > round.closes_on },
          may: { type: all },
          settings: settings.filter(({ id, closed_on }) => closed_on === null && sees(id)).map(named),
          groups: groups.filter(({ setting_id, closed_on }) => closed_on === null && sees(setting_id)).map(named),
          // Who goes where on which day is the coordinators' own.
          sessions: (all ? sessions : []).filter(({ state }) => state !== 'closed').map(({ id, day, group_id }) => ({ id, day, group: groupName(group_id) ?? '' })),
          batches: batches.filter(({ setting_id }) => sees(setting_id)).map((row) => {
            const session = sessions.find(({ id }) => id === row.session_id);
            const group = groupName(row.group_id);
            const setting = settings.find(({ id }) => id === row.setting_id)?.name;
            const used = row.booklets - (unused.get(row.batch_id) ?? 0);
            const inSteps = usedAtLeast(row.booklets, used);
            return {
              id: row.batch_id,
              booklets: row.booklets,
              ...(all ? { used } : inSteps === undefined ? {} : { usedAtLeast: inSteps }),
              twice: all ? { booklets: row.twice, answers: row.twice_answers, different: row.twice_different } : { booklets: 0, answers: 0, different: 0 },
              ...(setting === undefined ? {} : { setting }),
              ...(group === undefined ? {} : { group }),
              ...(session === undefined ? {} : { session: session.day }),
              ...circumstances(row),
              ...(row.made_at === null ? {} : { madeAt: row.made_at }),
            };
          }),
        } satisfies Booklets);
      },
    },
    step({
      path: base,
      summary: 'Makes a batch of paper booklets, each with a code of its own',
      request: 'MakeBooklets',
      reply: 'BookletsMade',
      problems: ['not-found', 'setting-not-yours', 'round-purged', 'booklets-too-many'],
      async take({ booklets, setting, group, session, year, stage }, asked, context) {
        const { note, partnershipId, staff } = asked;
        const round = await roundOf(context, partnershipId);
        const visited = session === undefined ? undefined : await sessionById(db, partnershipId, session);
        const forGroup = group === undefined ? undefined : await groupById(db, partnershipId, group);
        if ((session !== undefined && visited === undefined) || (group !== undefined && (forGroup === undefined || forGroup.closed_on !== null))) throw new Problem('not-found');
        const meets = forGroup ?? (visited === undefined ? undefined : await groupById(db, partnershipId, visited.group_id));
        if (setting !== undefined && (await settingById(db, partnershipId, setting))?.closed_on !== null) throw new Problem('not-found');
        const madeFor = meets?.setting_id ?? setting ?? null;
        if (!(await seenBy(asked)).sees(madeFor)) throw new Problem('setting-not-yours');
        const id = `p-${Buffer.from(random(5)).toString('hex')}`;
        const digests = cardCodes(keys.cardSecret(), round.id, id, booklets).map(cardDigest);
        const batch = {
          partnership_id: partnershipId, round_id: round.id, id, year: year ?? meets?.year ?? null, stage: stage ?? null, need: null, help: '', cards: booklets,
          kind: 'booklets' as const, session_id: visited?.id ?? null, group_id: meets?.id ?? null, setting_id: madeFor, link_digest: null, made_at: clock().toISOString(),
        };
        await db.transaction().execute(async (trx) => {
          if ((await bookletBatches(trx, partnershipId, round.id)).length >= bounds.bookletBatchesPerRound) throw new Problem('booklets-too-many', { most: bounds.bookletBatchesPerRound });
          for (let tried = 0; tried < mostTries; tried += 1) {
            const number = Buffer.from(random(2)).readUInt16BE() % mostNumbered.batches;
            if (await addBooklets(trx, batch, { number, made_by: staff.id }, digests)) return;
          }
          throw new Problem('booklets-too-many', { most: bounds.bookletBatchesPerRound });
        });
        await note('booklets-made', id);
        return { batch: id };
      },
    }),
    step({
      path: `${base}/sheet`,
      summary: 'The numbers and codes that are printed on the booklets of a batch',
      request: 'PrintBooklets',
      reply: 'BookletSheet',
      problems: ['not-found', 'round-purged'],
      async take({ batch: wanted }, asked, context) {
        const { note, partnershipId } = asked;
        const round = await roundOf(context, partnershipId);
        const { all, sees } = await seenBy(asked);
        const batch = orNotFound((await bookletBatches(db, partnershipId, round.id)).find(({ batch_id, setting_id }) => batch_id === wanted && sees(setting_id)));
        const unused = await unusedDigests(db, partnershipId, round.id);
        const codes = cardCodes(keys.cardSecret(), round.id, batch.batch_id, batch.booklets);
        const booklets = codes.map((code, booklet) => ({ number: bookletNumber({ batch: batch.number, booklet }), code, used: all && !unused.has(cardDigest(code)) }));
        await note('booklets-printed', batch.batch_id);
        return { booklets };
      },
    }),
    step({
      path: `${base}/find`,
      summary: 'Finds the booklet that somebody wants to type in, and says whether it came before',
      request: 'FindBooklet',
      reply: 'BookletFound',
      problems: ['not-found', 'round-purged', 'booklet-unknown', 'booklet-used', 'booklet-other-round', 'too-many-requests'],
      async take(wanted, { partnershipId, staff }, context) {
        const round = await roundOf(context, partnershipId);
        if (await tries.spent('booklet', staff.id)) throw new Problem('too-many-requests');
        const unknown = async (): Promise<never> => {
          await tries.missed('booklet', staff.id);
          throw new Problem('booklet-unknown');
        };
        const elsewhere = async (roundId: string): Promise<never> => {
          throw new Problem('booklet-other-round', { round: (await roundById(db, roundId))?.slug ?? '' });
        };
        if ('code' in wanted) {
          const card = await unusedCode(db, partnershipId, cardDigest(wanted.code));
          const there = await bookletBatches(db, partnershipId, card?.round_id ?? round.id);
          const found = there.find((batch) => batch.batch_id === card?.batch_id);
          if (found !== undefined) return found.round_id === round.id ? { batch: found.batch_id, code: wanted.code, ...circumstances(found) } : elsewhere(found.round_id);
          // A used code has no row: it is told from one that never was by making all of them again.
          const used = card === undefined && there.some((batch) => cardCodes(keys.cardSecret(), round.id, batch.batch_id, batch.booklets).includes(wanted.code));
          if (used) throw new Problem('booklet-used');
          return unknown();
        }
        const which = readBookletNumber(wanted.number);
        const batch = which === undefined ? undefined : await bookletBatchByNumber(db, partnershipId, which.batch);
        if (which === undefined || batch === undefined || which.booklet >= batch.booklets) return unknown();
        if (batch.round_id !== round.id) return elsewhere(batch.round_id);
        const code = cardCode(keys.cardSecret(), round.id, batch.batch_id, which.booklet);
        if ((await unusedCode(db, partnershipId, cardDigest(code))) === undefined) throw new Problem('booklet-used');
        return { batch: batch.batch_id, code, ...circumstances(batch) };
      },
    }),
    step({
      path: `${base}/twice`,
      summary: 'Notes how many answers of a booklet that was typed twice differed',
      request: 'TypedTwice',
      reply: 'Done',
      problems: ['not-found', 'round-purged'],
      async take({ batch, answers, different }, { partnershipId }, context) {
        const round = await roundOf(context, partnershipId);
        if (!(await addTypedTwice(db, { partnershipId, roundId: round.id, batch }, { answers, different: Math.min(answers, different) }))) throw new Problem('not-found');
        return done;
      },
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
