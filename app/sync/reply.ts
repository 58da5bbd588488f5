import * as z from 'zod/mini';
import { bounds } from '#server/contracts/bounds.ts';
import { Receipt, Receipts } from '#server/contracts/envelope.ts';
import { ProblemBody, type ProblemCode } from '#server/contracts/problem.ts';
import type { Verdict } from '#app/store/outbox.ts';

/** What any server of ours answers, now or later: for each envelope an outcome, whatever is said with it. */
const Received = z.object({ receipts: z.array(z.looseObject({ outcome: z.string(), id: z.nullable(z.string()) })).check(z.maxLength(bounds.envelopesPerBatch)) });

/** What came back for a batch of envelopes. */
export type Reply =
  /** `strange`: ids of those whose receipt only a newer build of the app understands. */
  | { kind: 'receipts'; receipts: readonly Receipt[]; strange: ReadonlySet<string> }
  | { kind: 'problem'; problem: ProblemBody }
  /** The server, or something before it, failed: 500 and above, without a word that we understand. */
  | { kind: 'fault' }
  /** Nothing that is ours: no network, a page of the café's Wi-Fi, half an answer. */
  | { kind: 'none' };

/** Receipts, all of which this build understands, or some: a newer server may have a reason that is not known here yet. */
function readReceipts(body: unknown): Reply {
  const whole = Receipts.safeParse(body);
  if (whole.success) return { kind: 'receipts', receipts: whole.data.receipts, strange: new Set() };
  const some = Received.safeParse(body);
  if (!some.success) return { kind: 'none' };
  const receipts = some.data.receipts.flatMap((one) => Receipt.safeParse(one).data ?? []);
  const known = new Set<string | null>(receipts.map(({ id }) => id));
  return { kind: 'receipts', receipts, strange: new Set(some.data.receipts.flatMap(({ id }) => (id === null || known.has(id) ? [] : [id]))) };
}

/** Reads an answer. Only what the contract describes counts as one; a friendly 200 from somebody else does not. */
export async function readReply(response: Response): Promise<Reply> {
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    // A proxy on the way says in its own words that a body is too large for it.
    if (response.status === 413) return { kind: 'problem', problem: { code: 'body-too-large', params: {} } };
    return { kind: response.status >= 500 ? 'fault' : 'none' };
  }
  if (response.ok) return readReceipts(body);
  const problem = ProblemBody.safeParse(body);
  if (problem.success) return { kind: 'problem', problem: problem.data };
  return { kind: response.status >= 500 ? 'fault' : 'none' };
}

/** Refusals that say nothing of the envelope itself. */
const passing: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['server-fault', 'storage-full', 'too-many-requests']);
/** Problems of a whole body that get better when it is cut in two; of a body of one they are its own. */
const ofTheBody: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['body-too-large', 'body-not-understood']);

/** What a reply means for each envelope of the batch, by id in the order it was sent. */
export function verdictsOf(ids: readonly string[], reply: Reply): Verdict[] {
  const all = (kind: 'waiting' | 'later'): Verdict[] => ids.map((id) => ({ id, kind }));
  const alone = ids.length === 1;
  switch (reply.kind) {
    case 'none':
      return all('waiting');
    case 'fault':
      return all(alone ? 'later' : 'waiting');
    case 'problem': {
      const { problem } = reply;
      if (alone && ofTheBody.has(problem.code)) return ids.map((id) => ({ id, kind: 'refused', reason: problem }));
      return all(alone && problem.code === 'server-fault' ? 'later' : 'waiting');
    }
    case 'receipts': {
      const { receipts, strange } = reply;
      return ids.map((id, index): Verdict => {
        if (strange.has(id)) return { id, kind: 'later' };
        // A refusal of something unreadable carries no id of ours: its place in the batch says whose it is.
        const receipt = receipts.find((one) => one.id === id) ?? (receipts.length === ids.length && receipts[index]?.outcome === 'refused' ? receipts[index] : undefined);
        switch (receipt?.outcome) {
          case undefined:
            return { id, kind: 'waiting' };
          case 'stored':
          case 'already':
          case 'held':
            return { id, kind: 'acknowledged' };
          case 'refused':
            return passing.has(receipt.problem.code) ? { id, kind: 'later' } : { id, kind: 'refused', reason: receipt.problem };
        }
      });
    }
  }
}
