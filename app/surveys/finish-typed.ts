import { isMade } from '#server/contracts/choices.ts';
import type { Envelope } from '#server/contracts/envelope.ts';
import type { Pack } from '#server/contracts/round.ts';
import { responseProblem } from '#server/contracts/response-rules.ts';
import { sealResponse } from '#app/sealing/seal.ts';
import type { Draft } from '#app/store/drafts.ts';
import { finishDraft } from '#app/store/finish.ts';
import type { PieceRow } from '#app/store/pieces.ts';
import { FinishError, responseOf } from './finish-response.ts';
import { sealMade } from './seal-made.ts';

interface Sealed {
  revision: number;
  envelope: Envelope;
  pieces: readonly PieceRow[];
}

/** What was sealed in this tab and is not yet known to be on disk: a second try stores the same bytes (`finish-response.ts`). */
const sealedBefore = new Map<string, Sealed>();

async function sealTyped(draft: Draft, pack: Pack): Promise<Sealed> {
  const { response, words: written } = responseOf(draft, pack);
  const asked = response.answers.flatMap(({ question, value }) => (isMade(value.kind) ? [question] : []));
  const { attachments, pieces } = await sealMade(draft, asked, pack);
  const words = attachments.length === 0 ? written : { format: 1 as const, words: written?.words ?? [], attachments };
  const problem = responseProblem(pack.survey, pack.round, response, words !== undefined);
  if (problem !== undefined) throw new FinishError(problem);
  const envelope = await sealResponse({ round: pack.round, bundleRevision: pack.bundle.revision, response: { ...response, paper: true }, words, card: draft.card });
  return { revision: draft.revision, envelope, pieces };
}

/**
 * Finishes a booklet that was typed in: an envelope like any other, without a keep card, since nobody would have its secret.
 * Resolves when it is on disk, in the outbox, and the draft gone. Fails as `finishResponse` does; trying again is safe.
 */
export async function finishTyped(draft: Draft, pack: Pack): Promise<void> {
  const before = sealedBefore.get(draft.id);
  const sealed = before?.revision === draft.revision ? before : await sealTyped(draft, pack);
  sealedBefore.set(draft.id, sealed);
  await finishDraft(draft, sealed.envelope, sealed);
  sealedBefore.delete(draft.id);
}
