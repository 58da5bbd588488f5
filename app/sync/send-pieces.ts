import * as z from 'zod/mini';
import { pieceBounds } from '#server/contracts/piece-bounds.ts';
import { PieceReceipt, type Piece } from '#server/contracts/piece.ts';
import { ProblemBody, type ProblemCode } from '#server/contracts/problem.ts';
import type { PieceRow, PieceVerdict } from '#app/store/pieces.ts';
import type { Rest } from './sender.ts';

/** The pieces as their sender meets them; see `app/store/pieces.ts`. */
export interface PieceBox {
  takePieces(most: number, mostBytes: number, without: ReadonlySet<string>): Promise<PieceRow[]>;
  settlePieces(verdicts: readonly PieceVerdict[]): Promise<void>;
}

/** Bytes of one batch, as for envelopes. */
const batchBytes = 256 * 1024;

/** What any server of ours answers, now or later: for each piece an outcome, in their order. */
const Received = z.object({ receipts: z.array(z.unknown()).check(z.maxLength(pieceBounds.perBatch)) });

/** Problems that say nothing of the pieces themselves. */
const passing: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['server-fault', 'storage-full', 'too-many-requests']);

/** Problems of a whole body that are a piece's own where it went alone; whatever else was answered, as to half a request, says nothing of it. */
const ofTheBody: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['body-too-large', 'body-not-understood']);

/** A piece as it travels. */
const pieceOf = ({ size: _size, ...piece }: PieceRow): Piece => piece;

type Reply = { kind: 'receipts'; receipts: readonly unknown[] } | { kind: 'problem'; problem: ProblemBody } | { kind: 'none' };

async function replyTo(posted: Promise<Response>): Promise<Reply> {
  try {
    const response = await posted;
    const body: unknown = await response.json();
    const received = response.ok ? Received.safeParse(body) : undefined;
    if (received?.success === true) return { kind: 'receipts', receipts: received.data.receipts };
    const problem = ProblemBody.safeParse(body);
    return !response.ok && problem.success ? { kind: 'problem', problem: problem.data } : { kind: 'none' };
  } catch {
    // No answer is an answer that is expected here; the caller plans the next attempt.
    return { kind: 'none' };
  }
}

/** The verdict on one piece; `undefined` where it only has to be tried again later. */
function verdictOf({ envelope, attachment, number }: PieceRow, receipt: unknown): PieceVerdict | undefined {
  const parsed = PieceReceipt.safeParse(receipt);
  if (!parsed.success) return undefined;
  const name = { envelope, attachment, number };
  if (parsed.data.outcome !== 'refused') return { ...name, kind: 'acknowledged' };
  const { problem } = parsed.data;
  if (problem.code === 'envelope-not-here') return { ...name, kind: 'early' };
  return passing.has(problem.code) ? undefined : { ...name, kind: 'refused', reason: problem };
}

/**
 * Makes what sends the pieces whose envelopes have arrived, in batches, each acknowledged by itself: what has got through
 * a connection that keeps breaking is not sent again, and after every break less is sent at a time.
 * @param post posts the body of a batch. Rejects where no answer came.
 */
export function pieceSender(box: PieceBox, post: (body: string) => Promise<Response>): () => Promise<Rest> {
  let most: number = pieceBounds.perBatch;

  return async () => {
    let left: Rest = 'none';
    const without = new Set<string>();
    for (;;) {
      const rows = await box.takePieces(most, batchBytes, without);
      if (rows.length === 0) return left;
      const reply = await replyTo(post(JSON.stringify({ pieces: rows.map(pieceOf) })));
      if (reply.kind !== 'receipts' || reply.receipts.length !== rows.length) {
        const [only] = rows;
        const alone = rows.length === 1 && only !== undefined;
        most = Math.max(1, Math.floor(rows.length / 2));
        if (reply.kind !== 'problem' || passing.has(reply.problem.code)) return 'left';
        // What the server cannot swallow whole may go down in parts; what it chokes on alone is kept apart.
        if (!alone) continue;
        if (!ofTheBody.has(reply.problem.code)) return 'left';
        const { envelope, attachment, number } = only;
        await box.settlePieces([{ envelope, attachment, number, kind: 'refused', reason: reply.problem }]);
        without.add(envelope);
        left = 'left';
        continue;
      }
      const verdicts = rows.flatMap((row, at) => verdictOf(row, reply.receipts[at]) ?? []);
      if (verdicts.length > 0) await box.settlePieces(verdicts);
      most = Math.min(pieceBounds.perBatch, most * 2);
      const settled = new Set(verdicts.filter(({ kind }) => kind === 'acknowledged').map(({ envelope, attachment, number }) => `${envelope} ${attachment} ${number}`));
      for (const { envelope, attachment, number } of rows) if (!settled.has(`${envelope} ${attachment} ${number}`)) without.add(envelope);
      if (verdicts.some(({ kind }) => kind === 'early')) left = 'early';
      else if (verdicts.length < rows.length && left === 'none') left = 'left';
    }
  };
}
