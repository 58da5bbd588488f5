import type { Keep } from '#server/contracts/envelope.ts';
import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import { nearScreens } from '#server/contracts/near-screens.ts';
import { fromBase64url, paddedJson, sha256Hex, toBase64url } from './bytes.ts';
import { isSecret } from './written-form.ts';

/** Why a keep card cannot be used: it was misread, or what the server gave back is not its copy. */
export class KeepCardError extends Error {
  override readonly name = 'KeepCardError';
  readonly trouble: 'not-a-card' | 'copy-does-not-open';
  constructor(trouble: KeepCardError['trouble'], cause?: unknown) {
    super(`keep card: ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

/** A new keep card: 128 random bits, as 22 characters of base64url. Nobody else ever learns them. */
export const newKeepCard = (): { secret: string } => ({ secret: toBase64url(crypto.getRandomValues(new Uint8Array(16))) });

/** Where a keep card leads. The secret is in the fragment, which no server sees. */
export const keepAddress = (origin: string, secret: string): string => `${origin}${nearScreens.keep}#${secret}`;

/** What a keep card's secret is good for. None of the three tells anything about another. */
export interface KeepKeys {
  /** Shown to the server to read the copy and the replies. */
  lookUp: string;
  /** Shown to the server to take the answers back. */
  withdrawal: string;
  /** Opens the copy; it never leaves the device. */
  copyKey: CryptoKey;
}

/** Derives the three keys with HKDF-SHA256 (RFC 5869), told apart by `info`. Fails with `not-a-card`. */
export async function keepKeys(secret: string): Promise<KeepKeys> {
  if (!isSecret(secret)) throw new KeepCardError('not-a-card');
  const root = await crypto.subtle.importKey('raw', fromBase64url(secret), 'HKDF', false, ['deriveBits', 'deriveKey']);
  const derive = (use: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new TextEncoder().encode(`all-heard keep card 1 ${use}`) });
  const token = async (use: string) => toBase64url(new Uint8Array(await crypto.subtle.deriveBits(derive(use), root, 256)));
  const [lookUp, withdrawal, copyKey] = await Promise.all([
    token('look-up'),
    token('withdrawal'),
    crypto.subtle.deriveKey(derive('copy'), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  ]);
  return { lookUp, withdrawal, copyKey };
}

/** Bytes of the initialisation vector before a sealed copy. */
export const ivBytes = 12;
/** What a sealed copy is bound to. */
export const copyPlace = () => new TextEncoder().encode('all-heard keep copy 1');

/** What goes to the server for a keep card: SHA-256 of the two tokens' bytes, and the copy (initialisation vector, then AES-256-GCM). */
export async function keepOf(secret: string, copy: KeepCopy): Promise<Keep> {
  const { lookUp, withdrawal, copyKey } = await keepKeys(secret);
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: copyPlace() }, copyKey, paddedJson(copy, 512)));
  const bytes = new Uint8Array(ivBytes + sealed.length);
  bytes.set(iv);
  bytes.set(sealed, ivBytes);
  return { lookUp: await sha256Hex(fromBase64url(lookUp)), withdrawal: await sha256Hex(fromBase64url(withdrawal)), copy: toBase64url(bytes) };
}
