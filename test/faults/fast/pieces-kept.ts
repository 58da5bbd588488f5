import { createHash } from 'node:crypto';
import { Attachment } from '#server/contracts/attachment.ts';
import { boundPiece, PieceReceipts, pieceInfo } from '#server/contracts/piece.ts';
import type { AttachmentPiecesTable } from '#server/database/answers-schema.ts';
import { suite } from '#server/sealing/suite.ts';

/** Something that sealed words speak of, and what is wrong with it at the server, if anything. */
export type KeptThing = Pick<Attachment, 'question' | 'kind' | 'bytes'> & { wrong?: string };

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'base64url'));

async function opened({ response_id: envelope, round_id: round, key_id: key, attachment_id: attachment, number, total, enc, ct }: AttachmentPiecesTable, recipientKey: CryptoKey): Promise<Buffer | undefined> {
  try {
    return Buffer.from(await suite.open({ recipientKey, enc: bytes(enc), info: pieceInfo }, bytes(ct), boundPiece({ envelope, round, key, attachment, number, of: total })));
  } catch {
    // It was sealed for another place, or is not what was sealed.
    return undefined;
  }
}

async function wrongWith({ id, bytes: size, sha256, pieces }: Attachment, kept: readonly AttachmentPiecesTable[], privateKey: CryptoKey): Promise<string | undefined> {
  const mine = kept.filter(({ attachment_id }) => attachment_id === id).toSorted((one, other) => one.number - other.number);
  if (new Set(mine.map(({ number }) => number)).size < mine.length) return 'a piece is there twice';
  if (mine.length < pieces) return `${mine.length} of ${pieces} pieces are there`;
  const parts = await Promise.all(mine.map((piece) => opened(piece, privateKey)));
  const whole = Buffer.concat(parts.flatMap((part) => part ?? [])).subarray(0, size);
  return createHash('sha256').update(whole).digest('hex') === sha256 ? undefined : 'its pieces do not make up what was made';
}

/** What the words of a response speak of, each put together from its pieces as who reads them does it. */
export function thingsIn(words: string | undefined, pieces: readonly AttachmentPiecesTable[], privateKey: CryptoKey): Promise<KeptThing[]> {
  const { attachments = [] } = words === undefined ? {} : (JSON.parse(words) as { attachments?: unknown[] });
  return Promise.all(
    attachments.map(async (each) => {
      const attachment = Attachment.parse(each);
      const wrong = await wrongWith(attachment, pieces, privateKey);
      return { question: attachment.question, kind: attachment.kind, bytes: attachment.bytes, ...(wrong === undefined ? {} : { wrong }) };
    }),
  );
}

/** The pieces, as `envelope attachment number`, that a reply of the server says are on disk. */
export function acknowledgedIn(body: string, reply: string): string[] {
  const { pieces } = JSON.parse(body) as { pieces: { envelope: string; attachment: string; number: number }[] };
  const { receipts } = PieceReceipts.parse(JSON.parse(reply));
  return pieces.flatMap(({ envelope, attachment, number }, at) => (receipts[at]?.outcome === 'refused' || receipts[at] === undefined ? [] : [`${envelope} ${attachment} ${number}`]));
}
