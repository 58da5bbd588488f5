import type * as z from 'zod/mini';
import type { PasskeyOptions } from '#server/contracts/staff.ts';
import type { NewPasskey, PasskeyAnswer } from '#server/contracts/staff-asks.ts';
import { base64url, NoPasskeyError, passkeyOf } from '#app/desk/passkey.ts';

const decode = (text: unknown): ArrayBuffer =>
  Uint8Array.from(atob(String(text).replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)).buffer;

/** The credentials of a list that the server sent, with their ids as bytes. */
const withBytes = (list: unknown): PublicKeyCredentialDescriptor[] =>
  Array.isArray(list) ? list.map((each: { id: string }) => ({ ...each, id: decode(each.id), type: 'public-key' as const })) : [];

const parts = ({ rawId }: PublicKeyCredential) => ({
  id: base64url(rawId),
  rawId: base64url(rawId),
  type: 'public-key' as const,
  clientExtensionResults: {},
});

/** Asks the browser for a passkey that was made here before. @throws {NoPasskeyError} */
export async function askForPasskey(options: z.infer<typeof PasskeyOptions>): Promise<z.infer<typeof PasskeyAnswer>['credential']> {
  const publicKey = { ...options, challenge: decode(options['challenge']), allowCredentials: withBytes(options['allowCredentials']), extensions: {} };
  const credential = await passkeyOf(navigator.credentials.get({ publicKey }));
  const { response } = credential;
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new NoPasskeyError('no passkey');
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    ...parts(credential),
    response: { clientDataJSON: base64url(clientDataJSON), authenticatorData: base64url(authenticatorData), signature: base64url(signature), ...(userHandle === null ? {} : { userHandle: base64url(userHandle) }) },
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
  const credential = await passkeyOf(navigator.credentials.create({ publicKey }));
  const { response } = credential;
  if (!(response instanceof AuthenticatorAttestationResponse)) throw new NoPasskeyError('no passkey');
  return { ...parts(credential), response: { clientDataJSON: base64url(response.clientDataJSON), attestationObject: base64url(response.attestationObject), transports: response.getTransports() } };
}
