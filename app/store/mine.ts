import type { AttachmentKind } from '#server/contracts/choices.ts';

/** Something of the person's own that My plan shows: what they made, or a picture of theirs in place of a symbol. */
export interface Mine {
  /** Its key in the draft's `attached`: the question, or an `ownPictureKey`. */
  at: string;
  kind: AttachmentKind;
  content: Blob;
}
