import type { Context } from 'hono';
import { PieceBatch, type PieceReceipt } from '#server/contracts/piece.ts';
import type { ProblemCode } from '#server/contracts/problem.ts';
import type { Deps } from '#server/deps.ts';
import { faultFields } from '#server/log.ts';
import { problem, Problem } from '#server/problems.ts';
import { groupCommit } from '#server/queries/group-commit.ts';
import { isStorageFull } from '#server/queries/storage-full.ts';
import { storePieces, type PieceOutcome, type PieceToStore } from '#server/queries/store-pieces.ts';
import { checkPiece } from '#server/sealing/check-piece.ts';
import { inTurn } from '#server/sealing/in-turn.ts';
import type { ApiRoute } from './api-route.ts';
import { readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';
import { roundFinder } from './round-finder.ts';

/** Beyond so many waiting pieces the server says "later": each may hold 64 KiB of memory. */
const mostWaiting = 500;

/** Pieces that are tried at a time. */
const triedAtOnce = 16;

/** How pieces gather in transactions: each is large, so few are enough. */
const gathering = { most: 100, enough: 25, patience: 20 };

const troubleOf = (fault: unknown): ProblemCode => (isStorageFull(fault) ? 'storage-full' : 'server-fault');

const refusals = { 'not-here': 'envelope-not-here', taken: 'piece-taken', 'too-many': 'pieces-too-many' } as const satisfies Partial<Record<PieceOutcome, ProblemCode>>;

function receiptOf(outcome: PieceOutcome): PieceReceipt {
  return outcome === 'stored' || outcome === 'already' ? { outcome } : { outcome: 'refused', problem: problem(refusals[outcome]) };
}

/** `POST /api/pieces`. */
export function pieceRoute(deps: Deps): ApiRoute {
  const { db, engine, keys, log } = deps;
  const roundOf = roundFinder(deps);
  const trying = inTurn(triedAtOnce);
  const store = deps.storePieces ?? ((items) => db.transaction().execute((trx) => storePieces(trx, items)));
  const commits = groupCommit<PieceToStore, PieceOutcome>(store, { ...gathering, atOnce: engine === 'sqlite' ? 1 : 2 });

  /** Keeps tried pieces; `stored` is said only after the commit is on disk. */
  async function keep(items: readonly PieceToStore[]): Promise<PieceReceipt[]> {
    const settled = await commits.add(items);
    const failed = settled.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));
    for (const reason of failed) log.error('piece-not-stored', faultFields(reason));
    if (failed.length > 0 && failed.length === items.length) throw new Problem(troubleOf(failed[0]));
    return settled.map((result) => (result.status === 'fulfilled' ? receiptOf(result.value) : { outcome: 'refused', problem: problem(troubleOf(result.reason)) }));
  }

  return {
    method: 'post',
    path: '/api/pieces',
    summary: 'Takes in sealed pieces of attachments, answered item by item, in the order given; their envelopes come first',
    request: 'PieceBatch',
    reply: 'PieceReceipts',
    problems: ['body-not-json', 'body-too-large', 'body-not-understood', 'too-many-requests'],
    async handle(context: Context) {
      if (commits.waiting() > mostWaiting) throw new Problem('too-many-requests');
      const { pieces } = await readBody(context, PieceBatch);
      const checked = await Promise.all(pieces.map((item) => trying(() => checkPiece(item, roundOf, keys))));
      const whole = checked.flatMap((each) => (each.outcome === 'whole' ? [{ piece: each.piece, hash: each.hash, partnershipId: each.partnershipId }] : []));
      const kept = await keep(whole);
      let next = 0;
      const receipts = checked.map((each): PieceReceipt | undefined => (each.outcome === 'refused' ? each : kept[next++]));
      return sendPrivate({ receipts });
    },
  };
}
