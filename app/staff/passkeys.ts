import type * as z from 'zod/mini';
import type { PasskeyOptions } from '#server/contracts/staff.ts';
import type { NewPasskey, PasskeyAnswer } from '#server/contracts/staff-asks.ts';

const encode = (bytes: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const decode = (text: unknown): ArrayBuffer =>
  Uint8Array.from(atob(String(text).replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)).buffer;

/** The credentials of a list that the server sent, with their ids as bytes. */
const withBytes = (list: unknown): PublicKeyCredentialDescriptor[] =>
  Array.isArray(list) ? list.map((each: { id: string }) => ({ ...each, id: decode(each.id), type: 'public-key' as const })) : [];

/**
 * Whether this browser has passkeys at this address. They belong to a name: an address of numbers has none, and a plain
 * http address that is not this machine has no cryptography.
 */
export const hasPasskeys = (): boolean =>
  isSecureContext && 'PublicKeyCredential' in globalThis && 'credentials' in navigator && !/^(\d+\.){3}\d+$|^\[/.test(location.hostname);

/** Somebody closed the browser's question, it came to nothing, or there was no passkey. */
export class NoPasskeyError extends Error {
  override name = 'NoPasskeyError';
}

async function asked(work: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await work.catch((fault: unknown) => {
    // Whatever the reason is, browsers say the same of it, so that nobody learns which passkeys there are.
    throw new NoPasskeyError('no passkey', { cause: fault });
  });
  if (!(credential instanceof PublicKeyCredential)) throw new NoPasskeyError('no passkey');
  return credential;
}

const parts = ({ rawId }: PublicKeyCredential) => ({
  id: encode(rawId),
  rawId: encode(rawId),
  type: 'public-key' as const,
  clientExtensionResults: {},
});

/** Asks the browser for a passkey that was made here before. @throws {NoPasskeyError} */
export async function askForPasskey(options: z.infer<typeof PasskeyOptions>): Promise<z.infer<typeof PasskeyAnswer>['credential']> {
  const publicKey = { ...options, challenge: decode(options['challenge']), allowCredentials: withBytes(options['allowCredentials']), extensions: {} };
  const credential = await asked(navigator.credentials.get({ publicKey }));
  const { response } = credential;
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new NoPasskeyError('no passkey');
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    ...parts(credential),
    response: { clientDataJSON: encode(clientDataJSON), authenticatorData: encode(authenticatorData), signature: encode(signature), ...(userHandle === null ? {} : { userHandle: encode(userHandle) }) },
  };
}

/** Asks the browser to make a passkey. @throws {NoPasskeyError} */
export async function makePasskey(options: z.infer<typeof PasskeyOptions>): Promise<z.infer<typeof NewPasskey>['credential']> {
  const user = options['user'] as { id: string; name: string; displayName: string };
  const publicKey = {
    ...(options as unknown as PublicKeyCredentialCreationOptions),
    challenge: decode(options['challenge']),
    user: { ...user, id: decode(user.id) },
    excludeCredentials: withBytes(options['excludeCredentials']),
    extensions: {},
  };
  const credential = await asked(navigator.credentials.create({ publicKey }));
  const { response } = credential;
  if (!(response instanceof AuthenticatorAttestationResponse)) throw new NoPasskeyError('no passkey');
  return { ...parts(credential), response: { clientDataJSON: encode(response.clientDataJSON), attestationObject: encode(response.attestationObject), transports: response.getTransports() } };
}
