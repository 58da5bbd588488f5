import * as z from 'zod/mini';
import { ProblemBody } from '#server/contracts/problem.ts';

/** What the server said to the holder of a keep card. `offline`: nothing that is ours came back. */
export type CopyReply = { kind: 'copy'; copy: string } | { kind: 'unknown' } | { kind: 'offline' } | { kind: 'failed' };
export type WithdrawReply = 'withdrawn' | 'offline' | 'failed';

const Copy = z.object({ received: z.literal(true), copy: z.string() });

async function post(path: string, token: string): Promise<{ ok: boolean; body: unknown } | undefined> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(60_000),
    });
    return { ok: response.ok, body: await response.json() };
  } catch {
    // No network, or a page of somebody else's Wi-Fi: the person is told and may try again.
    return undefined;
  }
}

const isUnknown = (body: unknown): boolean => {
  const problem = ProblemBody.safeParse(body);
  return problem.success && (problem.data.code === 'not-found' || problem.data.code === 'withdrawal-unknown' || problem.data.code === 'keep-unknown');
};

/** Asks for the sealed copy behind a keep card's look-up token. */
export async function askForCopy(lookUpToken: string): Promise<CopyReply> {
  const reply = await post('/api/keep', lookUpToken);
  if (reply === undefined) return { kind: 'offline' };
  if (!reply.ok) return { kind: isUnknown(reply.body) ? 'unknown' : 'failed' };
  const copy = Copy.safeParse(reply.body);
  return copy.success ? { kind: 'copy', copy: copy.data.copy } : { kind: 'offline' };
}

/** Takes the answers behind a keep card back. */
export async function askToWithdraw(withdrawalToken: string): Promise<WithdrawReply> {
  const reply = await post('/api/withdrawals', withdrawalToken);
  if (reply === undefined) return 'offline';
  return reply.ok ? 'withdrawn' : 'failed';
}
