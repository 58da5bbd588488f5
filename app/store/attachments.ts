import type { KindAndType, Made } from '#server/contracts/attachment.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { withStore } from './database.ts';
import { decryptBytes, encryptBytes } from './attachment-cipher.ts';
import type { SealedDraft } from './draft-cipher.ts';
import { saveDraft, type Draft } from './drafts.ts';
import { StoreError } from './trouble.ts';

/** The bytes of a drawing, sound or photo, under the key of the draft that they belong to. */
export interface AttachmentRow extends SealedDraft {
  /** The attachment's. */
  id: string;
  draft: string;
}

/** What somebody made, as it goes into the store. */
export type ToAttach = KindAndType & { bytes: Uint8Array<ArrayBuffer> };

/**
 * Keeps what somebody made in answer to a question: its bytes, its answer in the draft's voice, and what is known of it,
 * in one transaction, in place of what was made before. Resolves, with the draft to save next, once that is on disk.
 * Fails as `saveDraft` does, and then nothing of it is kept and what was made before is still there; `full` where the device has no room.
 * The draft must have been saved before. Saves of one draft must follow each other, and this is one.
 * @throws {RangeError} for nothing at all, for more bytes or more attachments than a response may have: whoever makes them keeps to `bounds`.
 */
export async function putAttachment(draft: Draft, question: string, { bytes, ...made }: ToAttach): Promise<Draft> {
  const attached: Draft['attached'] = { ...draft.attached, [question]: { ...made, id: crypto.randomUUID(), bytes: bytes.length } };
  if (bytes.length === 0 || bytes.length > bounds.attachmentBytes) throw new RangeError('An attachment has no bytes, or too many.');
  if (Object.keys(attached).length > bounds.attachmentsPerResponse) throw new RangeError('A response may not have so many attachments.');
  const others = draft.answers.filter((answer) => answer.question !== question);
  const next: Draft = { ...draft, attached, answers: [...others, { question, voice: draft.voice, value: { kind: made.kind } }] };
  const { id } = attached[question] ?? { id: '' };
  return saveDraft(next, async (key) => {
    const row: AttachmentRow = { id, draft: draft.id, ...(await encryptBytes(key, draft.id, id, bytes)) };
    return async ({ attachments }) => {
      const before = draft.attached?.[question];
      if (before !== undefined) await attachments.delete(before.id);
      await attachments.put(row);
    };
  });
}

/**
 * What was made in answer to a question, `undefined` where there is nothing. Fails with `gone` where the draft is not here any
 * more, with `unreadable` where its bytes are not what was kept.
 */
export async function readAttachment(draft: Pick<Draft, 'id' | 'attached'>, question: string): Promise<(Made & { content: Uint8Array<ArrayBuffer> }) | undefined> {
  const made = draft.attached?.[question];
  if (made === undefined) return undefined;
  const { held, row } = await withStore((store) =>
    store.transaction('r', [store.keys, store.attachments], async () => ({ held: await store.keys.get(draft.id), row: await store.attachments.get(made.id) })),
  );
  if (held === undefined) throw new StoreError('gone', { draft: draft.id });
  if (row === undefined) throw new StoreError('unreadable', { draft: draft.id });
  return { ...made, content: await decryptBytes(held.key, draft.id, made.id, row) };
}

/**
 * Takes away what was made in answer to a question, and the answer with it, in one transaction. Resolves with the draft to
 * save next. Fails as `saveDraft` does; then it is still there.
 */
export async function dropAttachment(draft: Draft, question: string): Promise<Draft> {
  const { [question]: made, ...others } = draft.attached ?? {};
  if (made === undefined) return draft;
  const answers = draft.answers.filter((answer) => answer.question !== question);
  return saveDraft({ ...draft, attached: others, answers }, () => Promise.resolve(({ attachments }) => attachments.delete(made.id)));
}
