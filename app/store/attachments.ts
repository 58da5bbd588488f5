import type { KindAndType, Made } from '#server/contracts/attachment.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { withStore } from './database.ts';
import { decryptBytes, encryptBytes } from './attachment-cipher.ts';
import type { SealedDraft } from './draft-cipher.ts';
import { saveDraft, type Draft } from './drafts.ts';
import { isOwnPicture } from './own-picture-key.ts';
import { StoreError } from './trouble.ts';

/** The bytes of a drawing, sound or photo, under the key of the draft that they belong to. */
export interface AttachmentRow extends SealedDraft {
  /** The attachment's. */
  id: string;
  draft: string;
  /** How it came to be, step by step, so that the steps can be taken back: it stays on the device. */
  way?: SealedDraft;
}

/** What somebody made, as it goes into the store. */
export type ToAttach = KindAndType & { bytes: Uint8Array<ArrayBuffer>; way?: Uint8Array<ArrayBuffer> | undefined };

const wayId = (id: string) => `${id} way`;

/**
 * Writes bytes in place of what was attached under a key of `attached` before, and the draft with them, in one transaction.
 * Resolves, and fails, as `saveDraft` does.
 */
export async function attachBytes(draft: Draft, at: string, { bytes, way, ...made }: ToAttach, answers = draft.answers): Promise<Draft> {
  const id = crypto.randomUUID();
  const next: Draft = { ...draft, answers, attached: { ...draft.attached, [at]: { ...made, id, bytes: bytes.length } } };
  return saveDraft(next, async (key) => {
    const row: AttachmentRow = { id, draft: draft.id, ...(await encryptBytes(key, draft.id, id, bytes)), ...(way === undefined ? {} : { way: await encryptBytes(key, draft.id, wayId(id), way) }) };
    return async ({ attachments }) => {
      const before = draft.attached?.[at];
      if (before !== undefined) await attachments.delete(before.id);
      await attachments.put(row);
    };
  });
}

/** Takes away what was attached under a key of `attached`, in the transaction of the draft. Resolves, and fails, as `saveDraft` does. */
export async function detach(draft: Draft, at: string, answers = draft.answers): Promise<Draft> {
  const { [at]: made, ...others } = draft.attached ?? {};
  // It is a save like any other: what else was said by now is on disk after it.
  return made === undefined ? saveDraft({ ...draft, answers }) : saveDraft({ ...draft, attached: others, answers }, () => Promise.resolve(({ attachments }) => attachments.delete(made.id)));
}

/**
 * Keeps what somebody made in answer to a question: its bytes, its answer in the draft's voice, and what is known of it,
 * in one transaction, in place of what was made before. Resolves, with the draft to save next, once that is on disk.
 * Fails as `saveDraft` does, and then nothing of it is kept and what was made before is still there; `full` where the device has no room.
 * The draft must have been saved before. Saves of one draft must follow each other, and this is one.
 * @throws {RangeError} for nothing at all, for more bytes or more attachments than a response may have: whoever makes them keeps to `bounds`.
 */
export async function putAttachment(draft: Draft, question: string, made: ToAttach): Promise<Draft> {
  if (made.bytes.length === 0 || made.bytes.length > bounds.attachmentBytes) throw new RangeError('An attachment has no bytes, or too many.');
  const others = Object.keys(draft.attached ?? {}).filter((each) => each !== question && !isOwnPicture(each));
  if (others.length >= bounds.attachmentsPerResponse) throw new RangeError('A response may not have so many attachments.');
  const answers = draft.answers.filter((answer) => answer.question !== question);
  return attachBytes(draft, question, made, [...answers, { question, voice: draft.voice, value: { kind: made.kind } }]);
}

/** The row of what is attached under a key of `attached`, with the draft's key. */
async function rowOf(draft: Pick<Draft, 'id' | 'attached'>, at: string): Promise<{ made: Made; key: CryptoKey; row: AttachmentRow } | undefined> {
  const made = draft.attached?.[at];
  if (made === undefined) return undefined;
  const { held, row } = await withStore((store) =>
    store.transaction('r', [store.keys, store.attachments], async () => ({ held: await store.keys.get(draft.id), row: await store.attachments.get(made.id) })),
  );
  if (held === undefined) throw new StoreError('gone', { draft: draft.id });
  if (row === undefined) throw new StoreError('unreadable', { draft: draft.id });
  return { made, key: held.key, row };
}

/**
 * What was made in answer to a question, `undefined` where there is nothing. Fails with `gone` where the draft is not here any
 * more, with `unreadable` where its bytes are not what was kept.
 */
export async function readAttachment(draft: Pick<Draft, 'id' | 'attached'>, question: string): Promise<(Made & { content: Uint8Array<ArrayBuffer> }) | undefined> {
  const found = await rowOf(draft, question);
  return found === undefined ? undefined : { ...found.made, content: await decryptBytes(found.key, draft.id, found.made.id, found.row) };
}

/** How it came to be, where that was kept with it. Fails as `readAttachment` does. */
export async function readWay(draft: Pick<Draft, 'id' | 'attached'>, question: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const found = await rowOf(draft, question);
  return found?.row.way === undefined ? undefined : decryptBytes(found.key, draft.id, wayId(found.made.id), found.row.way);
}

/**
 * Takes away what was made in answer to a question, and the answer with it, unless something else was said since, in one
 * transaction with all that the draft says. Resolves with the draft to save next. Fails as `saveDraft` does; then it is still there.
 */
export function dropAttachment(draft: Draft, question: string): Promise<Draft> {
  const kind = draft.attached?.[question]?.kind;
  return detach(draft, question, draft.answers.filter((answer) => answer.question !== question || answer.value.kind !== kind));
}
