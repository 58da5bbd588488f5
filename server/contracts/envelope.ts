import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { base64url, RandomId, Sha256, Slug } from './ids.ts';
import { ProblemBody } from './problem.ts';

/** One sealed part: HPKE encapsulated key and ciphertext (RFC 9180, single-shot base mode). */
const sealedPart = (mostBytes: number) =>
  z.strictObject({ enc: base64url(bounds.encapsulatedKeyBytes), ct: base64url(mostBytes) });

/** What a card says: a random one-time code. It is never stored with the answers. */
export const CardCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/));

/**
 * What the server keeps for a keep card: digests of two tokens and a copy that only the holder can read.
 * See docs/decisions for how the three keys are derived.
 */
export const Keep = z.strictObject({
  lookUp: Sha256,
  withdrawal: Sha256,
  copy: base64url(bounds.keepCopyBytes),
});
export type Keep = z.infer<typeof Keep>;

/** A response sealed for sending. Nobody on the device can read its parts. */
export const Envelope = z.strictObject({
  id: RandomId,
  round: RandomId,
  survey: z.strictObject({ id: Slug, version: z.number().check(z.int(), z.gte(1)) }),
  /** Revision of the language bundle that was on screen at the end. */
  bundle: Sha256,
  key: RandomId,
  answers: sealedPart(bounds.answersBytes),
  words: z.optional(sealedPart(bounds.wordsBytes)),
  card: z.optional(CardCode),
  keep: z.optional(Keep),
});
export type Envelope = z.infer<typeof Envelope>;
export type EnvelopePart = 'answers' | 'words';

/** HPKE `info`: the same for every envelope of this format. */
export const sealingInfo = new TextEncoder().encode('all-heard envelope 1');

/**
 * The additional data that binds a sealed part to its place: what is moved to another envelope, part,
 * round, version or bundle no longer opens.
 */
export function boundBytes(envelope: Pick<Envelope, 'id' | 'round' | 'survey' | 'bundle' | 'key'>, part: EnvelopePart): Uint8Array<ArrayBuffer> {
  const { id, round, survey, bundle, key } = envelope;
  return new TextEncoder().encode(['all-heard', '1', id, part, round, survey.id, String(survey.version), bundle, key].join('\n'));
}

/** The bytes whose SHA-256 tells a second copy of an envelope from other bytes under the same id. */
export function identifyingBytes(envelope: Envelope): Uint8Array<ArrayBuffer> {
  const part = (sealed: { enc: string; ct: string } | undefined) => (sealed === undefined ? '' : `${sealed.enc}.${sealed.ct}`);
  const { id, round, survey, bundle, key, answers, words, card, keep } = envelope;
  return new TextEncoder().encode(
    [id, round, survey.id, survey.version, bundle, key, part(answers), part(words), card ?? '', keep ? `${keep.lookUp}.${keep.withdrawal}.${keep.copy}` : ''].join('\n'),
  );
}

/**
 * The body of `POST /api/envelopes`. Items are `unknown` here and parsed one by one, so that
 * one bad envelope never stops the others.
 */
export const EnvelopeBatch = z.strictObject({
  envelopes: z.array(z.unknown()).check(z.minLength(1), z.maxLength(bounds.envelopesPerBatch)),
});

/** What became of one envelope, in the order of the batch. */
export const Receipt = z.discriminatedUnion('outcome', [
  /** On disk, durable. `late`: the round had closed. */
  z.strictObject({ outcome: z.literal('stored'), id: RandomId, late: z.boolean() }),
  /** The same bytes were received before (or withdrawn since): the device may let go. */
  z.strictObject({ outcome: z.literal('already'), id: RandomId }),
  /** It opened but breaks the survey's rules: kept sealed for a person to look at. The device may let go. */
  z.strictObject({ outcome: z.literal('held'), id: RandomId, problem: ProblemBody }),
  /** Not stored. The device keeps it, apart. `id` is null where none could be read. */
  z.strictObject({ outcome: z.literal('refused'), id: z.nullable(z.string()), problem: ProblemBody }),
]);
export type Receipt = z.infer<typeof Receipt>;

export const Receipts = z.strictObject({ receipts: z.array(Receipt).check(z.maxLength(bounds.envelopesPerBatch)) });
export type Receipts = z.infer<typeof Receipts>;

/** A token that comes from a keep card: 32 bytes, base64url. */
const CardToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** `POST /api/withdrawals`: the holder of a keep card takes their answers back. The token itself travels, its digest is stored. */
export const Withdrawal = z.strictObject({ token: CardToken });

/**
 * What became of a withdrawal. `withdrawn`: what this card's holder sent is deleted. `waiting`: nothing that
 * belongs to this card has arrived; if it does, it will not be stored.
 */
export const WithdrawalReply = z.strictObject({ outcome: z.enum(['withdrawn', 'waiting']) });
export type WithdrawalReply = z.infer<typeof WithdrawalReply>;

/** `POST /api/keep`: the holder of a keep card asks for their copy. The token travels, its digest is compared. */
export const KeepRequest = z.strictObject({ token: CardToken });

/** The copies, one of each round the card was used in, the newest first; only the holder's card can open them. */
export const KeepReply = z.strictObject({ copies: z.array(base64url(bounds.keepCopyBytes)).check(z.minLength(1), z.maxLength(bounds.copiesPerCard)) });
export type KeepReply = z.infer<typeof KeepReply>;
