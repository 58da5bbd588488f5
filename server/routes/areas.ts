import type { Context } from 'hono';
import type { Area, Areas, Card, CardSheet } from '#server/contracts/area.ts';
import { Audience, SchoolYear, Stage } from '#server/contracts/survey.ts';
import type { Deps } from '#server/deps.ts';
import { Problem } from '#server/problems.ts';
import { batchesOf, unusedDigests } from '#server/queries/cards.ts';
import { latestRelease } from '#server/queries/latest-release.ts';
import { allPartnerships, partnershipBySlug, type PartnershipRow } from '#server/queries/partnerships.ts';
import { languagesOf, roundsOf, viewsBeside, wordsOpen, type RoundRow } from '#server/queries/rounds.ts';
import { cardCodes, cardDigest } from '#server/sealing/cards.ts';
import type { ApiRoute } from './api-route.ts';
import { prepare, send, sendPrivate } from './reply.ts';

type AreaDeps = Pick<Deps, 'db' | 'demo' | 'keys'>;

async function partnershipOf({ db }: AreaDeps, context: Context): Promise<PartnershipRow> {
  const row = await partnershipBySlug(db, context.req.param('area') ?? '');
  if (row === undefined) throw new Problem('not-found');
  return row;
}

const slugOf = (rounds: readonly RoundRow[], id: string | null) => rounds.find((row) => row.id === id)?.slug;

const areaOf = (partnership: PartnershipRow, rounds: readonly RoundRow[], demo: boolean): Area => ({
  slug: partnership.slug,
  name: partnership.name,
  madeUp: partnership.made_up === 1,
  rounds: rounds.map((row) => ({
    slug: row.slug,
    survey: { id: row.survey_id, version: row.survey_version },
    audience: Audience.parse(row.audience),
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    languages: languagesOf(row),
    words: wordsOpen(row, demo),
    beside: slugOf(rounds, row.beside),
  })),
});

/** Every card of a round, made again from the secret in the key file. */
async function cardsOf({ db, keys }: AreaDeps, round: RoundRow): Promise<Card[]> {
  const unused = await unusedDigests(db, round.partnership_id, round.id);
  const batches = (await batchesOf(db, round.partnership_id, round.id)).filter(({ kind, setting_id }) => kind === 'cards' && setting_id === null);
  return batches.flatMap((batch) =>
    cardCodes(keys.cardSecret(), round.id, batch.id, batch.cards).map(
      (code): Card => ({
        round: round.slug,
        batch: batch.id,
        ...(batch.year === null ? {} : { year: SchoolYear.parse(batch.year) }),
        ...(batch.stage === null ? {} : { stage: Stage.parse(batch.stage) }),
        ...(batch.need === null ? {} : { need: batch.need }),
        code,
        path: `/answer/${round.slug}#card=${batch.id}.${code}`,
        used: !unused.has(cardDigest(code)),
      }),
    ),
  );
}

/** `GET /api/areas`, one of them, its newest release, and the cards of a made-up one. */
export const areaRoutes = (deps: AreaDeps): ApiRoute[] => [
  {
    method: 'get',
    path: '/api/areas',
    summary: 'The local areas of this server and their rounds',
    reply: 'Areas',
    problems: [],
    async handle(context) {
      const partnerships = await allPartnerships(deps.db);
      const areas = await Promise.all(partnerships.map(async (row) => areaOf(row, await roundsOf(deps.db, row.id), deps.demo)));
      return send(context.req.raw, await prepare(JSON.stringify({ areas } satisfies Areas), 'application/json'));
    },
  },
  {
    method: 'get',
    path: '/api/areas/:area',
    summary: 'A local area and its rounds',
    reply: 'Area',
    problems: ['not-found'],
    async handle(context) {
      const partnership = await partnershipOf(deps, context);
      const area = areaOf(partnership, await roundsOf(deps.db, partnership.id), deps.demo);
      return send(context.req.raw, await prepare(JSON.stringify(area), 'application/json'));
    },
  },
  {
    method: 'get',
    path: '/api/areas/:area/releases/latest',
    summary: 'The newest release: frozen, disclosure-checked figures',
    reply: 'Release',
    problems: ['not-found', 'release-not-made'],
    async handle(context) {
      const partnership = await partnershipOf(deps, context);
      const content = await latestRelease(deps.db, partnership.id);
      if (content === undefined) throw new Problem('release-not-made');
      return send(context.req.raw, await prepare(content, 'application/json'));
    },
  },
  {
    method: 'get',
    path: '/api/areas/:area/cards',
    summary: 'The cards of a made-up area, to try it out; those of a real one are never shown',
    reply: 'CardSheet',
    problems: ['not-found'],
    async handle(context) {
      const partnership = await partnershipOf(deps, context);
      if (!deps.demo || partnership.made_up !== 1) throw new Problem('not-found');
      const rounds = await roundsOf(deps.db, partnership.id);
      const cards = await Promise.all(rounds.map((round) => cardsOf(deps, round)));
      const withCards = rounds.filter((_, at) => (cards[at] ?? []).length > 0);
      const views = await Promise.all(withCards.map(async ({ id, slug }) => [slug, await viewsBeside(deps.db, partnership.id, id)] as const));
      return sendPrivate({ area: partnership.slug, cards: cards.flat(), views: Object.fromEntries(views) } satisfies CardSheet);
    },
  },
];
