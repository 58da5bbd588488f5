import type { SealedDraft } from './draft-cipher.ts';
import { StoreError } from './trouble.ts';

const besidePlace = (draft: string, id: string) => new TextEncoder().encode(`all-heard attachment 1\n${draft}\n${id}`);

/** Encrypts bytes that belong to a draft, bound to it and to their own id. */
export async function encryptBytes(key: CryptoKey, draft: string, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<SealedDraft> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: besidePlace(draft, id) }, key, bytes) };
}

/** Decrypts what `encryptBytes` made for this draft and id. Fails with `unreadable` for anything else. */
export async function decryptBytes(key: CryptoKey, draft: string, id: string, { iv, sealed }: SealedDraft): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: besidePlace(draft, id) }, key, sealed));
  } catch (cause) {
    throw new StoreError('unreadable', { draft, cause });
  }
}
