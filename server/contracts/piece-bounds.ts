/** The limits on the pieces in which attachments travel: apart from the others, as only those who make something fetch them. Sizes are bytes. */
export const pieceBounds = {
  /** One piece before it is sealed; the tag of the seal comes to it. */
  bytes: 48 * 1024,
  sealTagBytes: 16,
  perAttachment: 11,
  perBatch: 50,
  /** The last piece is filled up to a whole number of so many bytes, so that its length tells little. */
  stepBytes: 4 * 1024,
} as const;
