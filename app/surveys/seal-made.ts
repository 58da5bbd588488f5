import type { Attachment } from '#server/contracts/attachment.ts';
import type { Round } from '#server/contracts/round.ts';
import { sha256Hex } from '#app/sealing/bytes.ts';
import { sealPieces } from '#app/sealing/seal-pieces.ts';
import { readAttachment } from '#app/store/attachments.ts';
import type { Draft } from '#app/store/drafts.ts';
import { pieceRowOf, type PieceRow } from '#app/store/pieces.ts';

/** What was made in answer to these questions: what goes into the envelope of it, and its sealed pieces. Fetched only where there is any. */
export async function sealMade(draft: Draft, questions: readonly string[], round: Pick<Round, 'id' | 'key'>): Promise<{ attachments: Attachment[]; pieces: PieceRow[] }> {
  const attachments: Attachment[] = [];
  const pieces: PieceRow[] = [];
  for (const question of questions) {
    const made = await readAttachment(draft, question);
    if (made === undefined) continue;
    const { content, ...known } = made;
    const sealed = await sealPieces(round, { envelope: draft.id, attachment: made.id }, content);
    attachments.push({ ...known, question, sha256: await sha256Hex(content), pieces: sealed.length });
    pieces.push(...sealed.map(pieceRowOf));
  }
  return { attachments, pieces };
}
