import type { ProblemCode } from '#server/contracts/problem.ts';
import { statusOf } from '#server/problems.ts';
import type { ApiRoute } from './api-route.ts';
import { openapiSchemas, schemaPlace } from './openapi-schemas.ts';
import { prepare, send } from './reply.ts';

const openapiPath = '/api/openapi.json';

/** `/api/packs/:round` as OpenAPI writes it. */
export const openapiForm = (path: string): string => path.replaceAll(/:([a-z]+)/g, '{$1}');

const json = (name: string) => ({ 'application/json': { schema: { $ref: schemaPlace(name) } } });

function problemReplies(codes: readonly ProblemCode[]): Record<string, unknown> {
  const byStatus = Object.groupBy(codes, (code) => String(statusOf[code]));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, group]) => [
      status,
      { description: (group ?? []).join(', '), content: { 'application/problem+json': { schema: { $ref: schemaPlace('Problem') } } } },
    ]),
  );
}

function operation(route: ApiRoute): Record<string, unknown> {
  const parameters = [...route.path.matchAll(/:([a-z]+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  return {
    summary: route.summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.request === undefined ? {} : { requestBody: { required: true, content: json(route.request) } }),
    responses: {
      200: { description: 'OK', ...(route.reply === undefined ? {} : { content: json(route.reply) }) },
      ...problemReplies([...route.problems, 'server-fault']),
    },
  };
}

/** The whole API as an OpenAPI 3.1 document, made from the contracts. */
export function openapiDocument(routes: readonly ApiRoute[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = openapiForm(route.path);
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'All Heard', version: '1', summary: 'Surveys that reach everyone, answered without an account.', license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: { schemas: openapiSchemas() },
  };
}

/** `GET /api/openapi.json`: describes the given routes and itself. */
export function openapiRoute(others: readonly ApiRoute[]): ApiRoute {
  let prepared: ReturnType<typeof prepare> | undefined;
  const route: ApiRoute = {
    method: 'get',
    path: openapiPath,
    summary: 'This description',
    problems: [],
    async handle(context) {
      prepared ??= prepare(JSON.stringify(openapiDocument([...others, route])), 'application/json');
      return send(context.req.raw, await prepared);
    },
  };
  return route;
}
