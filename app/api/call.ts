import type * as z from 'zod/mini';
import { ProblemBody } from '#server/contracts/problem.ts';

/** What a call came to: what was asked for, or the problem that the server named, or that nobody could be reached. */
export type Reply<T> = { kind: 'ok'; value: T } | { kind: 'problem'; problem: ProblemBody | 'offline' };

type Schema<T> = z.ZodMiniType<T>;

const broken = { kind: 'problem', problem: { code: 'server-fault', params: {} } } as const;

async function read<T>(response: Response, schema: Schema<T>): Promise<Reply<T>> {
  const content: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    const problem = ProblemBody.safeParse(content);
    return problem.success ? { kind: 'problem', problem: problem.data } : broken;
  }
  const parsed = schema.safeParse(content);
  return parsed.success ? { kind: 'ok', value: parsed.data } : broken;
}

/**
 * One call of staff to the server. Nothing of it is kept on the device: not by the browser, and not by the worker, which
 * leaves the API alone. What comes is checked by its contract.
 */
export async function call<T>(path: string, schema: Schema<T>, body?: unknown): Promise<Reply<T>> {
  const sent = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(path, { ...sent, cache: 'no-store', credentials: 'same-origin', redirect: 'error' });
  } catch {
    return { kind: 'problem', problem: 'offline' };
  }
  return read(response, schema);
}
