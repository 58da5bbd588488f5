import type * as z from 'zod/mini';
import { KeepReply, WithdrawalReply } from '#server/contracts/envelope.ts';
import { ProblemBody } from '#server/contracts/problem.ts';

/** What came of asking for the copies behind a look-up token, the newest first. `unknown`: not sent yet, or taken back. */
export type CopiesReply = { kind: 'copies'; copies: string[] } | { kind: 'unknown' } | { kind: 'offline' } | { kind: 'failed' };
/** `waiting`: nothing had come with this card yet, and what comes will not be stored. */
export type WithdrawnReply = 'withdrawn' | 'waiting' | 'offline' | 'failed';

type Post = (path: string, token: string) => Promise<Response>;

const overNetwork: Post = (path, token) =>
  fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(60_000),
  });

async function ask<T>(post: Post, path: string, token: string, schema: z.ZodMiniType<T>): Promise<{ kind: 'reply'; reply: T } | { kind: 'problem'; code: string } | { kind: 'offline' }> {
  let response: Response;
  let body: unknown;
  try {
    response = await post(path, token);
    body = await response.json();
  } catch {
    return { kind: 'offline' };
  }
  if (!response.ok) {
    const problem = ProblemBody.safeParse(body);
    return problem.success ? { kind: 'problem', code: problem.data.code } : { kind: 'offline' };
  }
  const reply = schema.safeParse(body);
  return reply.success ? { kind: 'reply', reply: reply.data } : { kind: 'offline' };
}

/** Asks the server for the sealed copies behind a keep card's look-up token. Nothing is kept on the device. */
export async function askForCopies(lookUpToken: string, post: Post = overNetwork): Promise<CopiesReply> {
  const asked = await ask(post, '/api/keep', lookUpToken, KeepReply);
  if (asked.kind === 'reply') return { kind: 'copies', copies: asked.reply.copies };
  if (asked.kind === 'offline') return asked;
  return { kind: asked.code === 'keep-unknown' ? 'unknown' : 'failed' };
}

/**
 * Takes the answers behind a keep card back. `waiting` where they have not arrived yet: nothing was deleted, and
 * the server will not store them when they come.
 */
export async function askToWithdraw(withdrawalToken: string, post: Post = overNetwork): Promise<WithdrawnReply> {
  const asked = await ask(post, '/api/withdrawals', withdrawalToken, WithdrawalReply);
  return asked.kind === 'reply' ? asked.reply.outcome : asked.kind === 'offline' ? 'offline' : 'failed';
}
