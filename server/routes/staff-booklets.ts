import type { Context } from 'hono';
import { bookletNumber, mostNumbered, readBookletNumber } from '#server/contracts/booklet-number.ts';
import type { Booklets } from '#server/contracts/booklet.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { SchoolYear, Stage } from '#server/contracts/survey.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { addBooklets, addTypedTwice, bookletBatchByNumber, bookletBatches, bookletsUnused, unusedCode, type BookletsThere } from '#server/queries/booklets.ts';
import { unusedDigests } from '#server/queries/cards.ts';
import { groupById, groupsOf } from '#server/queries/groups.ts';
import { languagesOf, roundById, roundBySlug, type RoundRow } from '#server/queries/rounds.ts';
import { sessionById, sessionsOf } from '#server/queries/sessions.ts';
import { cardCode, cardDigest } from '#server/sealing/cards.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
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

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: base,
      summary: 'The batches of paper booklets of a round, how many of each have come back, and whom new ones may be for',
      reply: 'Booklets',
      problems: ['not-found', 'round-purged'],
      async handle(context, { partnershipId }) {
        const round = await roundOf(context, partnershipId);
        const [batches, unused, groups, sessions] = await Promise.all([bookletBatches(db, partnershipId, round.id), bookletsUnused(db, partnershipId, round.id), groupsOf(db, partnershipId), sessionsOf(db, partnershipId)]);
        const groupName = (id: string | null | undefined) => groups.find((group) => group.id === id)?.name;
        return sendPrivate({
          round: { slug: round.slug, survey: round.survey_id, languages: languagesOf(round), closesOn: round.closes_on, closed: dayInLondon(clock()) > round.closes_on },
          groups: groups.filter(({ closed_on }) => closed_on === null).map(({ id, name }) => ({ id, name })),
          sessions: sessions.filter(({ state }) => state !== 'closed').map(({ id, day, group_id }) => ({ id, day, group: groupName(group_id) ?? '' })),
          batches: batches.map((row) => {
            const session = sessions.find(({ id }) => id === row.session_id);
            const group = groupName(row.group_id);
            return {
              id: row.batch_id,
              booklets: row.booklets,
              used: row.booklets - (unused.get(row.batch_id) ?? 0),
              twice: { booklets: row.twice, answers: row.twice_answers, different: row.twice_different },
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
      problems: ['not-found', 'round-purged', 'booklets-too-many'],
      async take({ booklets, group, session, year, stage }, { note, partnershipId, staff }, context) {
        const round = await roundOf(context, partnershipId);
        const visited = session === undefined ? undefined : await sessionById(db, partnershipId, session);
        const forGroup = group === undefined ? undefined : await groupById(db, partnershipId, group);
        if ((session !== undefined && visited === undefined) || (group !== undefined && (forGroup === undefined || forGroup.closed_on !== null))) throw new Problem('not-found');
        const meets = forGroup ?? (visited === undefined ? undefined : await groupById(db, partnershipId, visited.group_id));
        const id = `p-${Buffer.from(random(5)).toString('hex')}`;
        const digests = Array.from({ length: booklets }, (_, n) => cardDigest(cardCode(keys.cardSecret(), round.id, id, n)));
        const batch = {
          partnership_id: partnershipId, round_id: round.id, id, year: year ?? meets?.year ?? null, stage: stage ?? null, need: null, help: '', cards: booklets,
          kind: 'booklets' as const, session_id: visited?.id ?? null, group_id: meets?.id ?? null, setting_id: meets?.setting_id ?? null, link_digest: null, made_at: clock().toISOString(),
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
      async take({ batch: wanted }, { note, partnershipId }, context) {
        const round = await roundOf(context, partnershipId);
        const batch = orNotFound((await bookletBatches(db, partnershipId, round.id)).find(({ batch_id }) => batch_id === wanted));
        const unused = await unusedDigests(db, partnershipId, round.id);
        const booklets = Array.from({ length: batch.booklets }, (_, booklet) => {
          const code = cardCode(keys.cardSecret(), round.id, batch.batch_id, booklet);
          return { number: bookletNumber({ batch: batch.number, booklet }), code, used: !unused.has(cardDigest(code)) };
        });
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
          const used = card === undefined && there.some((batch) => Array.from({ length: batch.booklets }, (_, n) => cardCode(keys.cardSecret(), round.id, batch.batch_id, n)).includes(wanted.code));
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
