import { fromBase64url, toBase64url } from '#app/sealing/bytes.ts';
import { sealAway, type PutAwayPlace, type SharedKeys } from '#app/sealing/put-away.ts';
import { encryptBytes } from '#app/store/attachment-cipher.ts';
import { readAttachment, type AttachmentRow } from '#app/store/attachments.ts';
import type { Draft } from '#app/store/drafts.ts';
import { putAwayAttachments, takeDraftBack, type PutAwayAttachmentRow } from '#app/store/put-away.ts';
import { StoreError } from '#app/store/trouble.ts';

/** What was drawn, spoken or photographed, put away with its answers and taken back with them. Fetched only where there is any. */

/** Each is bound to its draft and to itself, so that none can take another's place. */
const placeOf = (draft: { id: string; round: string }, attachment: string): PutAwayPlace => ({ id: `${draft.id} ${attachment}`, round: draft.round });

/** Everything that was made for a draft, sealed to a shared device's public key. What cannot be read any more is left out: it keeps nobody's answers lying about. */
export async function sealMadeAway(draft: Draft, publicKey: string): Promise<PutAwayAttachmentRow[]> {
  const rows: PutAwayAttachmentRow[] = [];
  for (const question of Object.keys(draft.attached ?? {})) {
    const made = await readAttachment(draft, question).catch((error: unknown) => {
      if (error instanceof StoreError && error.trouble === 'unreadable') return undefined;
      throw error;
    });
    if (made === undefined) continue;
    const { enc, ct } = await sealAway(publicKey, placeOf({ id: draft.id, round: draft.roundSlug }, made.id), toBase64url(made.content));
    rows.push({ id: made.id, draft: draft.id, enc, ct });
  }
  return rows;
}

/** Makes a draft again of what was put away, with all that was made for it; what is not there leaves its question unanswered. */
export async function takeBackWithMade(draft: Draft, keys: Pick<SharedKeys, 'open'>): Promise<void> {
  const opened = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { id, enc, ct } of await putAwayAttachments(draft.id)) {
    const content = await keys.open(placeOf({ id: draft.id, round: draft.roundSlug }, id), { enc, ct });
    if (typeof content === 'string') opened.set(id, fromBase64url(content));
  }
  const attached = Object.fromEntries(Object.entries(draft.attached ?? {}).filter(([, { id }]) => opened.has(id)));
  const lost = new Set(Object.keys(draft.attached ?? {}).filter((question) => attached[question] === undefined));
  const whole: Draft = { ...draft, attached, answers: draft.answers.filter(({ question }) => !lost.has(question)) };
  await takeDraftBack(whole, (key) => Promise.all([...opened].map(async ([id, content]): Promise<AttachmentRow> => ({ id, draft: draft.id, ...(await encryptBytes(key, draft.id, id, content)) }))));
}
