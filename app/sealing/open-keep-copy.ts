import { KeepCopy } from '#server/contracts/keep-copy.ts';
import { fromBase64url } from './bytes.ts';
import { copyPlace, ivBytes, KeepCardError, keepKeys } from './keep-card.ts';

/** Opens the copy that the server gave back. Fails with `copy-does-not-open` where it is another card's, damaged, or not a copy. */
export async function openKeepCopy(secret: string, copy: string): Promise<KeepCopy> {
  const { copyKey } = await keepKeys(secret);
  try {
    const bytes = fromBase64url(copy);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.subarray(0, ivBytes), additionalData: copyPlace() }, copyKey, bytes.subarray(ivBytes));
    return KeepCopy.parse(JSON.parse(new TextDecoder().decode(plain)));
  } catch (cause) {
    throw new KeepCardError('copy-does-not-open', cause);
  }
}
