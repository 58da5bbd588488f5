import { attachBytes, detach, readAttachment } from './attachments.ts';
import type { Draft } from './drafts.ts';
import { isOwnPicture, ownPictureKey } from './own-picture-key.ts';
import { StoreError } from './trouble.ts';

/**
 * Pictures of somebody's own that stand in place of symbols: their dog, their music. They lie with the draft, under its
 * key, and go with it. They are no answer, and nothing of them is ever sent.
 */

/** How many one draft may have, and the bytes of each: a board is looked at, not a photo album. */
export const ownPictureBounds = { perDraft: 12, bytes: 64 * 1024 } as const;

/**
 * Whether one more option may be given a picture; in place of another it always may.
 * @param keys of everything that is attached, or is about to be.
 */
export const mayHaveOwn = (keys: readonly string[], question: string, option: string): boolean =>
  new Set(keys.filter(isOwnPicture)).size < ownPictureBounds.perDraft || keys.includes(ownPictureKey(question, option));

/**
 * Keeps a picture (JPEG) in place of the symbol of an option, and of the picture that was there. Resolves, with the draft to
 * save next, once it is on disk. Fails as `saveDraft` does; then what was there before still is.
 * @throws {RangeError} for nothing at all, for more bytes or more pictures than `ownPictureBounds`.
 */
export async function putOwnPicture(draft: Draft, question: string, option: string, bytes: Uint8Array<ArrayBuffer>): Promise<Draft> {
  if (bytes.length === 0 || bytes.length > ownPictureBounds.bytes) throw new RangeError('An own picture has no bytes, or too many.');
  if (!mayHaveOwn(Object.keys(draft.attached ?? {}), question, option)) throw new RangeError('A draft may not have so many own pictures.');
  return attachBytes(draft, ownPictureKey(question, option), { kind: 'photo', type: 'image/jpeg', bytes });
}

/** Takes an own picture away: the symbol stands there again. Resolves, and fails, as `saveDraft` does. */
export const dropOwnPicture = (draft: Draft, question: string, option: string): Promise<Draft> => detach(draft, ownPictureKey(question, option));

/**
 * The own pictures of some options of a question, by option. One that cannot be read is left out: its symbol says the same.
 * Fails with `gone` where the draft is not here any more.
 */
export async function ownPictures(draft: Pick<Draft, 'id' | 'attached'>, question: string, options: readonly string[]): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const found = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const option of options) {
    const picture = await readAttachment(draft, ownPictureKey(question, option)).catch((error: unknown) => {
      if (error instanceof StoreError && error.trouble === 'unreadable') return undefined;
      throw error;
    });
    if (picture !== undefined) found.set(option, picture.content);
  }
  return found;
}
