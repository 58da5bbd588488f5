import { ProblemCode, type ProblemBody } from '#server/contracts/problem.ts';

/** What to tell about a failed call: the problem that the server named, or that the server could not be reached. */
export function problemOf(error: unknown): ProblemBody | 'offline' {
  const code = typeof error === 'object' && error !== null && 'code' in error ? ProblemCode.safeParse(error.code) : undefined;
  return code?.success === true ? { code: code.data, params: {} } : 'offline';
}
