import type { Context } from 'hono';
import { PieceBatch, type PieceReceipt } from '#server/contracts/piece.ts';
import type { ProblemBody, ProblemCode } from '#server/contracts/problem.ts';
import type { Deps } from '#server/deps.ts';
import { faultFields } from '#server/log.ts';
import { problem, Problem } from '#server/problems.ts';
import { groupCommit } from '#server/queries/group-commit.ts';
import { storePieces, type PieceOutcome, type PieceToStore } from '#server/queries/store-pieces.ts';
import { checkPiece } from '#server/sealing/check-piece.ts';
import { inTurn } from '#server/sealing/in-turn.ts';
import type { ApiRoute } from './api-route.ts';
import { keepAndTell, type Judged } from './keep-and-tell.ts';
import { bodyProblems, readBody } from './read-body.ts';
import { sendPrivate } from './reply.ts';
import { roundFinder } from './round-finder.ts';

/** Beyond so many waiting pieces the server says "later": each may hold 64 KiB of memory. */
const mostWaiting = 500;

/** Pieces that are tried at a time. */
const triedAtOnce = 16;

/** How pieces gather in transactions: each is large, so few are enough. */
const gathering = { most: 100, enough: 25, patience: 20 };

const refusals = { 'not-here': 'envelope-not-here', taken: 'piece-taken', 'too-many': 'pieces-too-many' } as const satisfies Partial<Record<PieceOutcome, ProblemCode>>;

function receiptOf(_piece: PieceToStore, outcome: PieceOutcome): PieceReceipt {
  return outcome === 'stored' || outcome === 'already' ? { outcome } : { outcome: 'refused', problem: problem(refusals[outcome]) };
}

const notKept = (_piece: PieceToStore, trouble: ProblemBody): PieceReceipt => ({ outcome: 'refused', problem: trouble });

/** `POST /api/pieces`. */
export function pieceRoute(deps: Deps): ApiRoute {
  const { db, engine, keys, log } = deps;
  const roundOf = roundFinder(deps);
  const trying = inTurn(triedAtOnce);
  const store = deps.storePieces ?? ((items) => db.transaction().execute((trx) => storePieces(trx, items)));
  const commits = groupCommit<PieceToStore, PieceOutcome>(store, { ...gathering, atOnce: engine === 'sqlite' ? 1 : 2 });

  const failed = (reason: unknown) => log.error('piece-not-stored', faultFields(reason));

  return {
    method: 'post',
    path: '/api/pieces',
    summary: 'Takes in sealed pieces of attachments, answered item by item, in the order given; their envelopes come first',
    request: 'PieceBatch',
    reply: 'PieceReceipts',
    problems: [...bodyProblems, 'too-many-requests'],
    async handle(context: Context) {
      if (commits.waiting() > mostWaiting) throw new Problem('too-many-requests');
      const { pieces } = await readBody(context, PieceBatch);
      const checked = await Promise.all(pieces.map((item) => trying(() => checkPiece(item, roundOf, keys))));
      const judged = checked.map((each): Judged<PieceToStore, PieceReceipt> => {
        if (each.outcome === 'refused') return { refused: each };
        const { piece, hash, partnershipId } = each;
        return { keep: { piece, hash, partnershipId } };
      });
      return sendPrivate({ receipts: await keepAndTell(judged, { commits, kept: receiptOf, notKept, failed }) });
    },
  };
}
