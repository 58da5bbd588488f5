import type { Context } from 'hono';
import { bounds } from '#server/contracts/bounds.ts';
import { Problem } from '#server/problems.ts';
import type { BodySchema } from './api-route.ts';

/** What can be wrong with any body. */
export const bodyProblems = ['body-not-json', 'body-too-large', 'body-not-understood'] as const;

const tooLarge = () => new Problem('body-too-large', { most: bounds.bodyBytes });

/** Reads no more than is allowed, whatever the request says of its own length. */
async function boundedText(request: Request): Promise<string> {
  const stated = Number(request.headers.get('content-length') ?? Number.NaN);
  if (stated > bounds.bodyBytes) throw tooLarge();
  // Node's parser ends a body at its stated length, so it can be taken whole.
  if (Number.isFinite(stated)) return request.text();
  if (request.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> = request.body;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > bounds.bodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The request's body, parsed by its contract. What came is never repeated in the reply.
 * @throws {Problem} `body-too-large`, `body-not-json`, `body-not-understood`.
 */
export async function readBody<T>(context: Context, schema: BodySchema<T>): Promise<T> {
  const text = await boundedText(context.req.raw);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Problem('body-not-json');
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw new Problem('body-not-understood');
  return parsed.data;
}
