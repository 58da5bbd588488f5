import { StoreError } from './trouble.ts';

/** A draft as it lies on disk: AES-256-GCM under the respondent's own key, bound to its id and revision. */
export interface SealedDraft {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** A key that can be used but never read out, not even by this program. */
export const newDraftKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

const place = (id: string, revision: number) => new TextEncoder().encode(`all-heard draft 1\n${id}\n${revision}`);

/** Encrypts. Every call draws a new initialisation vector, so a key never meets the same one twice. */
export async function encryptDraft(key: CryptoKey, id: string, revision: number, content: unknown): Promise<SealedDraft> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(content));
  return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: place(id, revision) }, key, plain) };
}

/** Decrypts what `encryptDraft` made for this id and revision. Fails with `unreadable` for anything else. */
export async function decryptDraft(key: CryptoKey, id: string, revision: number, { iv, sealed }: SealedDraft): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: place(id, revision) }, key, sealed);
    const content: unknown = JSON.parse(new TextDecoder().decode(plain));
    return content;
  } catch (cause) {
    throw new StoreError('unreadable', { draft: id, cause });
  }
}
