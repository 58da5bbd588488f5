/**
 * Whether this browser has passkeys at this address. They belong to a name: an address of numbers has none, and a plain
 * http address that is not this machine has no cryptography.
 */
export const hasPasskeys = (): boolean =>
  isSecureContext && 'PublicKeyCredential' in globalThis && 'credentials' in navigator && !/^(\d+\.){3}\d+$|^\[/.test(location.hostname);

/** Bytes as passkeys travel: base64url without padding. */
export const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Somebody closed the browser's question, it came to nothing, or there was no passkey. */
export class NoPasskeyError extends Error {
  override name = 'NoPasskeyError';
}

/** The passkey that the browser was asked for. @throws {NoPasskeyError} */
export async function passkeyOf(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await asked.catch((fault: unknown) => {
    // Whatever the reason is, browsers say the same of it, so that nobody learns which passkeys there are.
    throw new NoPasskeyError('no passkey', { cause: fault });
  });
  if (!(credential instanceof PublicKeyCredential)) throw new NoPasskeyError('no passkey');
  return credential;
}
