import type * as z from 'zod/mini';
import type { ProblemCode } from '#server/contracts/problem.ts';

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

/** Asks the server for what stands at a path, unless it is still what `tag` names. */
export type Get = (path: string, tag: string | null) => Promise<Response>;

export const overNetwork: Get = (path, tag) =>
  fetch(path, {
    headers: tag === null ? {} : { 'If-None-Match': tag },
    // The store is the cache, and a redirect to a sign-in page of somebody's Wi-Fi is no answer.
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(60_000),
  });

/**
 * Reads one resource. `undefined`: it has not changed since `tag`. Rejects with `PullError`.
 *
 * @param load brings the schema that the resource must fit. Its code is fetched beside the resource, not before it.
 */
export async function pull<T>(get: Get, path: string, tag: string | null, load: () => Promise<z.ZodMiniType<T>>): Promise<{ value: T; body: unknown; headers: Headers; tag: string | null } | undefined> {
  let response: Response;
  let body: unknown;
  let schema: z.ZodMiniType<T>;
  try {
    [response, schema] = await Promise.all([get(path, tag), load()]);
    if (response.status === 304 && tag !== null) return undefined;
    body = await response.json();
  } catch (cause) {
    throw new PullError('unreachable', { cause });
  }
  if (!response.ok) {
    const { ProblemBody } = await import('#server/contracts/problem.ts');
    const problem = ProblemBody.safeParse(body);
    throw problem.success ? new PullError('refused', { code: problem.data.code }) : new PullError('unreachable');
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new PullError('unreachable', { cause: parsed.error });
  return { value: parsed.data, body, headers: response.headers, tag: response.headers.get('ETag') };
}
