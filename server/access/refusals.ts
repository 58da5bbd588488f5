import { isAPIError } from 'better-auth/api';
import type { ProblemCode } from '#server/contracts/problem.ts';
import { Problem } from '#server/problems.ts';

/** What the library said no with: its own code, or its status. */
export const refusalOf = (fault: unknown): string | undefined => {
  if (!isAPIError(fault)) return undefined;
  const code: unknown = fault.body === undefined ? undefined : Reflect.get(fault.body, 'code');
  return typeof code === 'string' ? code : String(fault.status);
};

/**
 * Does what the library may refuse, and says so in our words.
 * @throws {Problem} with the code given; anything but a refusal as it is.
 */
export async function orProblem<T>(work: Promise<T>, code: ProblemCode): Promise<T> {
  try {
    return await work;
  } catch (fault) {
    if (refusalOf(fault) === undefined) throw fault;
    throw new Problem(code);
  }
}
