import type * as z from 'zod/mini';
import { Area, Areas } from '#server/contracts/area.ts';
import { ProblemBody, type ProblemCode } from '#server/contracts/problem.ts';
import { Release } from '#server/contracts/release.ts';
import { Pack } from '#server/contracts/round.ts';
import { areaRow, saveArea } from '#app/store/areas.ts';
import { packOf, packRow, savePack } from '#app/store/packs.ts';
import { releaseRow, saveRelease } from '#app/store/releases.ts';

/**
 * Why nothing could be brought in. What the device already has stays.
 * - `unreachable`: no answer, or one that is not ours.
 * - `refused`: the server answered with a problem, whose code says which.
 */
export class PullError extends Error {
  override readonly name = 'PullError';
  readonly trouble: 'unreachable' | 'refused';
  readonly code: ProblemCode | undefined;
  constructor(trouble: PullError['trouble'], about: { code?: ProblemCode; cause?: unknown } = {}) {
    super(`pull: ${about.code ?? trouble}`, { cause: about.cause });
    this.trouble = trouble;
    this.code = about.code;
  }
}

type Get = (path: string, tag: string | null) => Promise<Response>;

const overNetwork: Get = (path, tag) =>
  fetch(path, {
    headers: tag === null ? {} : { 'If-None-Match': tag },
    // The store is the cache, and a redirect to a sign-in page of somebody's Wi-Fi is no answer.
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(60_000),
  });

/** Reads one resource. `undefined`: it has not changed since `tag`. */
async function pull<T>(get: Get, path: string, tag: string | null, schema: z.ZodMiniType<T>): Promise<{ value: T; tag: string | null } | undefined> {
  let response: Response;
  let body: unknown;
  try {
    response = await get(path, tag);
    if (response.status === 304 && tag !== null) return undefined;
    body = await response.json();
  } catch (cause) {
    throw new PullError('unreachable', { cause });
  }
  if (!response.ok) {
    const problem = ProblemBody.safeParse(body);
    throw problem.success ? new PullError('refused', { code: problem.data.code }) : new PullError('unreachable');
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new PullError('unreachable', { cause: parsed.error });
  return { value: parsed.data, tag: response.headers.get('ETag') };
}

/** Brings published things in from the server; each function resolves when the newest is in the store. */
export function createIncoming(get: Get = overNetwork) {
  const part = encodeURIComponent;
  return {
    async pullPack(roundSlug: string, language: string): Promise<void> {
      const there = await packRow(roundSlug, language);
      const news = await pull(get, `/api/packs/${part(roundSlug)}/${part(language)}`, there?.tag ?? null, Pack);
      if (news === undefined) return;
      if (news.value.round.slug !== roundSlug || news.value.bundle.language !== language) throw new PullError('unreachable');
      await savePack(news.value, news.tag);
    },
    async pullRelease(area: string): Promise<void> {
      const there = await releaseRow(area);
      const news = await pull(get, `/api/areas/${part(area)}/releases/latest`, there?.tag ?? null, Release);
      if (news === undefined) return;
      if (news.value.partnership.slug !== area) throw new PullError('unreachable');
      await saveRelease(news.value, news.tag);
    },
    /** Every area of the server, for the first page. */
    async pullAreas(): Promise<void> {
      const news = await pull(get, '/api/areas', null, Areas);
      for (const area of news?.value.areas ?? []) await saveArea(area);
    },
    async pullArea(area: string): Promise<void> {
      const there = await areaRow(area);
      const news = await pull(get, `/api/areas/${part(area)}`, there?.tag ?? null, Area);
      if (news === undefined) return;
      if (news.value.slug !== area) throw new PullError('unreachable');
      await saveArea(news.value, news.tag);
    },
  };
}

export const { pullPack, pullRelease, pullArea, pullAreas } = createIncoming();

/** The pack of a round in a language, from this device or the network; `undefined` where neither has it. */
export async function packForRound(roundSlug: string, language: string): Promise<Pack | undefined> {
  const kept = await packOf(roundSlug, language);
  if (kept !== undefined) return kept;
  await pullPack(roundSlug, language).catch(() => undefined);
  return packOf(roundSlug, language);
}
