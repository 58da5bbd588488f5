import type { Context } from 'hono';
import type * as z from 'zod/mini';
import type { ProblemCode } from '#server/contracts/problem.ts';
import type { SchemaName } from './openapi-schemas.ts';

/** One operation of the API: what serves it, and what OpenAPI says of it. */
export interface ApiRoute {
  method: 'get' | 'post';
  /** In Hono's form, `/api/packs/:round/:language`. */
  path: string;
  summary: string;
  request?: SchemaName;
  /** Of the reply with status 200; `undefined` where it is not described by a contract. */
  reply?: SchemaName;
  problems: readonly ProblemCode[];
  handle(context: Context): Promise<Response> | Response;
}

/** What a body must be, as a contract. */
export type BodySchema<T> = z.ZodMiniType<T>;
