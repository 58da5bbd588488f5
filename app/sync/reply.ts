import { Receipts } from '#server/contracts/envelope.ts';
import { ProblemBody, type ProblemCode } from '#server/contracts/problem.ts';
import type { Verdict } from '#app/store/outbox.ts';

/** What came back for a batch of envelopes. */
export type Reply =
  | { kind: 'receipts'; receipts: Receipts }
  | { kind: 'problem'; problem: ProblemBody }
  /** The server, or something before it, failed: 500 and above, without a word that we understand. */
  | { kind: 'fault' }
  /** Nothing that is ours: no network, a page of the café's Wi-Fi, half an answer. */
  | { kind: 'none' };

/** Reads an answer. Only what the contract describes counts as one; a friendly 200 from somebody else does not. */
export async function readReply(response: Response): Promise<Reply> {
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    return { kind: response.status >= 500 ? 'fault' : 'none' };
  }
  if (response.ok) {
    const receipts = Receipts.safeParse(body);
    return receipts.success ? { kind: 'receipts', receipts: receipts.data } : { kind: 'none' };
  }
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
      const { receipts } = reply.receipts;
      return ids.map((id, index): Verdict => {
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
