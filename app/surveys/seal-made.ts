import type { Attachment } from '#server/contracts/attachment.ts';
import { openQuestions } from '#server/contracts/keep-rules.ts';
import type { Pack } from '#server/contracts/round.ts';
import { sha256Hex } from '#app/sealing/bytes.ts';
import { sealPieces } from '#app/sealing/seal-pieces.ts';
import { readAttachment } from '#app/store/attachments.ts';
import type { Draft } from '#app/store/drafts.ts';
import type { Mine } from '#app/store/mine.ts';
import { isOwnPicture } from '#app/store/own-picture-key.ts';
import { pieceRowOf, type PieceRow } from '#app/store/pieces.ts';

/** What was made in answer to these questions: what goes into the envelope of it, its sealed pieces, and what My plan shows. */
async function sealAnswers(draft: Draft, questions: readonly string[], { round }: Pack) {
  const attachments: Attachment[] = [];
  const pieces: PieceRow[] = [];
  const mine: Mine[] = [];
  for (const question of questions) {
    const made = await readAttachment(draft, question);
    if (made === undefined) continue;
    const { content, ...known } = made;
    const sealed = await sealPieces(round, { envelope: draft.id, attachment: made.id }, content);
    attachments.push({ ...known, question, sha256: await sha256Hex(content), pieces: sealed.length });
    pieces.push(...sealed.map(pieceRowOf));
    mine.push({ at: question, kind: made.kind, content: new Blob([content], { type: made.type }) });
  }
  return { attachments, pieces, mine };
}

/** Own pictures are not sealed and not sent. One that cannot be read keeps nobody from sending: its symbol stands in its place. */
async function ownIn(draft: Draft): Promise<Mine[]> {
  const mine: Mine[] = [];
  for (const at of Object.keys(draft.attached ?? {}).filter(isOwnPicture)) {
    const picture = await readAttachment(draft, at).catch(() => undefined);
    if (picture !== undefined) mine.push({ at, kind: picture.kind, content: new Blob([picture.content], { type: picture.type }) });
  }
  return mine;
}

/** Everything that lies beside a draft which is finished, sealed where it answers one of these questions. Fetched only where there is any. */
export async function sealMade(draft: Draft, questions: readonly string[], pack: Pack): Promise<{ attachments: Attachment[]; pieces: PieceRow[]; mine: Mine[] }> {
  const { mine, ...sealed } = await sealAnswers(draft, questions, pack);
  const open = openQuestions(pack.survey);
  // Nothing `private` comes into My plan.
  const shown = (pack.survey.checkIn ? [...mine, ...(await ownIn(draft))] : []).filter(({ at }) => open.has(at.split(' ')[0] ?? at));
  return { ...sealed, mine: shown };
}
