import type { Context } from 'hono';
import type { ProblemCode } from '#server/contracts/problem.ts';
import { Problem } from '#server/problems.ts';
import type { BodySchema } from './api-route.ts';
import type { Asked, StaffRoute } from './guard.ts';
import { named, type Contents, type SchemaName } from './openapi-schemas.ts';
import { bodyProblems, readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';

const contracts: { [Name in SchemaName]: BodySchema<Contents[Name]> } = named;

/** Something that staff do: what they send and what they are told are the contracts that OpenAPI names. */
export interface Step<Request extends SchemaName, Reply extends SchemaName> extends Pick<StaffRoute, 'path' | 'summary' | 'fresh'> {
  request: Request;
  reply: Reply;
  /** Besides those of a body that cannot be read. */
  problems: readonly ProblemCode[];
  take(said: Contents[Request], asked: Asked, context: Context): Promise<Contents[Reply]>;
}

/** The operation for a step: reads what was sent, does it, says privately what came of it. */
export function step<Request extends SchemaName, Reply extends SchemaName>({ take, ...stated }: Step<Request, Reply>): StaffRoute {
  return {
    ...stated,
    method: 'post',
    problems: [...bodyProblems, ...stated.problems],
    handle: async (context, asked) => sendPrivate(await take(await readBody(context, contracts[stated.request]), asked, context)),
  };
}

/** What is said of a step that has nothing to tell. */
export const done: Contents['Done'] = { done: true };

/** Something of the area that was asked about. @throws {Problem} `not-found`, also for what is another area's. */
export function orNotFound<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Problem('not-found');
  return found;
}
