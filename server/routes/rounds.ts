import type { Context } from 'hono';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { Problem } from '#server/problems.ts';
import { bundleInUse, bundleRevision } from '#server/queries/bundles.ts';
import { pauseOf } from '#server/queries/pauses.ts';
import { publishedReplies } from '#server/queries/replies.ts';
import { publicBatches, publicRound, roundBySlug, topicsOf, viewsBeside } from '#server/queries/rounds.ts';
import { surveyVersion } from '#server/queries/surveys.ts';
import type { RoundReplies } from '#server/contracts/reply.ts';
import { packDigestHeader, type Pack, type Round } from '#server/contracts/round.ts';
import { surveyAsAsked } from '#server/contracts/topics.ts';
import { sha256 } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { isKnown, prepare, send, type Prepared } from './reply.ts';

/** Finds packs, and keeps the prepared reply of each for as long as it is the newest. */
export interface Packs {
  round(slug: string): Promise<Round>;
  /** The pack's ETag, and the pack itself when asked for. @throws {Problem} where there is none. */
  find(slug: string, language: string): Promise<{ etag: string; isPaused: boolean; load: () => Promise<Pack> }>;
}

/** Devices are told of a session's batches for four weeks after the first one joined, in milliseconds. */
const sessionsToldMs = 28 * 86_400_000;

/** Packs as the database has them now. */
export function packs({ clock, db, demo }: Pick<Deps, 'clock' | 'db' | 'demo'>): Packs {
  const rowOf = async (slug: string) => {
    const row = await roundBySlug(db, slug);
    if (row === undefined) throw new Problem('not-found');
    // There is no key any more that could open what a device would seal.
    if (row.words_purged_on !== null) throw new Problem('round-purged');
    const now = clock();
    const [batches, pause] = await Promise.all([publicBatches(db, row.partnership_id, row.id, new Date(now.getTime() - sessionsToldMs).toISOString()), pauseOf(db, row.partnership_id, row.id, dayInLondon(now))]);
    return { row, round: publicRound(row, batches, demo, pause === undefined ? undefined : { until: pause.until, reason: pause.reason }) };
  };
  return {
    round: async (slug) => (await rowOf(slug)).round,
    async find(slug, language) {
      const { row, round } = await rowOf(slug);
      if (!round.languages.includes(language)) throw new Problem('not-found');
      const of = { partnershipId: row.partnership_id, surveyId: row.survey_id, version: row.survey_version, language };
      const bundle = await bundleRevision(db, of);
      if (bundle === undefined) throw new Problem('not-found');
      const views = await viewsBeside(db, row.partnership_id, row.id);
      return {
        isPaused: round.paused !== undefined,
        etag: `"${sha256(`${JSON.stringify(round)} ${row.topics} ${bundle.revision} ${JSON.stringify(views)}`).slice(0, 32)}"`,
        async load() {
          const [survey, content] = await Promise.all([surveyVersion(db, row.partnership_id, row.survey_id, row.survey_version), bundleInUse(db, of)]);
          if (survey === undefined || content === undefined) throw new Problem('not-found');
          return { round, survey: surveyAsAsked(survey, topicsOf(row)), bundle: content, ...(views.length === 0 ? {} : { views }) };
        },
      };
    },
  };
}

/** The most prepared replies kept; each language of each round has one. */
const preparedAtMost = 500;

/** `GET /api/rounds/:round` and `GET /api/packs/:round/:language`. */
export function roundRoutes(deps: Pick<Deps, 'clock' | 'db' | 'demo'>): ApiRoute[] {
  const found = packs(deps);
  const prepared = new Map<string, Prepared & { digest: string }>();

  async function preparedPack(slug: string, language: string, etag: string, load: () => Promise<Pack>): Promise<Prepared & { digest: string }> {
    const name = `${slug} ${language}`;
    const known = prepared.get(name);
    if (known?.etag === etag) return known;
    const text = JSON.stringify(await load());
    const made = { ...(await prepare(text, 'application/json', etag)), digest: sha256(text) };
    if (prepared.size >= preparedAtMost) prepared.clear();
    prepared.set(name, made);
    return made;
  }

  return [
    {
      method: 'get',
      path: '/api/rounds/:round',
      summary: 'A round as devices see it',
      reply: 'Round',
      problems: ['not-found', 'round-purged'],
      async handle(context: Context) {
        const round = await found.round(context.req.param('round') ?? '');
        return send(context.req.raw, await prepare(JSON.stringify(round), 'application/json'));
      },
    },
    {
      method: 'get',
      path: '/api/rounds/:round/replies',
      summary: 'What was done about what people said in a round, as published',
      reply: 'RoundReplies',
      problems: ['not-found'],
      async handle(context: Context) {
        const row = await roundBySlug(deps.db, context.req.param('round') ?? '');
        if (row === undefined) throw new Problem('not-found');
        const content: RoundReplies = { round: row.slug, madeUp: row.made_up === 1, replies: await publishedReplies(deps.db, row.partnership_id, row.id) };
        return send(context.req.raw, await prepare(JSON.stringify(content), 'application/json'));
      },
    },
    {
      method: 'get',
      path: '/api/packs/:round/:language',
      summary: 'Everything a device needs to ask a round in one language, without a network',
      reply: 'Pack',
      problems: ['not-found', 'round-purged'],
      async handle(context: Context) {
        const slug = context.req.param('round') ?? '';
        const language = context.req.param('language') ?? '';
        const { etag, load } = await found.find(slug, language);
        if (isKnown(context.req.raw, etag)) return new Response(null, { status: 304, headers: { etag, 'cache-control': 'no-cache', vary: 'accept-encoding' } });
        const made = await preparedPack(slug, language, etag, load);
        return send(context.req.raw, made, { [packDigestHeader]: made.digest });
      },
    },
  ];
}
