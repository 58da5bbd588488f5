import { base64url, hasPasskeys, passkeyOf } from '#app/desk/passkey.ts';
import type { PasskeyHere, PasskeySecret } from '#app/store/work-locks.ts';

/** This passkey signs in, and gives no bytes that could lock anything: its browser or its device has no PRF extension. */
export class NoSecretError extends Error {
  override name = 'NoSecretError';
}

/** No server asks, and none checks the answer: what opens is the bytes, and they come only from the right passkey. */
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** WebAuthn's PRF extension (https://w3c.github.io/webauthn/#prf-extension): 32 bytes that this passkey alone gives over this salt. */
const bytesOver = (salt: PasskeyHere['salt']): AuthenticationExtensionsClientInputs => ({ prf: { eval: { first: salt } } });

/** One that is here, or in a hand: another phone is asked over a network, which there may not be. */
const near = { hints: ['client-device', 'security-key'] };

/** The bytes that came; `undefined` where none did. */
function bytesFrom(credential: PublicKeyCredential): PasskeySecret['given'] | undefined {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return undefined;
  return first instanceof ArrayBuffer ? new Uint8Array(first) : Uint8Array.from(new Uint8Array(first.buffer, first.byteOffset, first.byteLength));
}

/** Whether this browser may have passkeys that lock. What the device itself can do is known only once it was asked. */
export async function mayLockWithPasskey(): Promise<boolean> {
  if (!hasPasskeys()) return false;
  if (!('getClientCapabilities' in PublicKeyCredential)) return true;
  return (await PublicKeyCredential.getClientCapabilities())['extension:prf'] !== false;
}

/**
 * Asks for the passkey that was made here, without a network.
 * @throws {NoPasskeyError} @throws {NoSecretError}
 */
export async function askWorkPasskey({ id, salt }: PasskeyHere): Promise<PasskeySecret> {
  const publicKey: PublicKeyCredentialRequestOptions = { challenge: randomBytes(32), allowCredentials: [{ type: 'public-key', id }], userVerification: 'required', ...near, extensions: bytesOver(salt) };
  const given = bytesFrom(await passkeyOf(navigator.credentials.get({ publicKey })));
  if (given === undefined) throw new NoSecretError('no bytes');
  return { kind: 'passkey', id, salt, given };
}

/** Tells the browser that a passkey opens nothing any more, so that nobody is offered it. One that cannot be told goes on listing it. */
export function letGoOf({ id }: PasskeyHere): void {
  if ('signalUnknownCredential' in PublicKeyCredential) void PublicKeyCredential.signalUnknownCredential({ rpId: location.hostname, credentialId: base64url(id) });
}

/**
 * Makes a passkey for the work on this device alone: no server knows it, so none can end it, and signing in has others.
 * Some devices give its bytes as it is made, others once they are asked.
 * @param name by which somebody finds it among their passkeys.
 * @throws {NoPasskeyError} @throws {NoSecretError}
 */
export async function makeWorkPasskey(name: string): Promise<PasskeySecret> {
  const salt = randomBytes(32);
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: randomBytes(32),
    rp: { name: location.hostname },
    // Never the same person twice: another device of theirs would put its passkey in the place of this one.
    user: { id: randomBytes(16), name, displayName: name },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }, { type: 'public-key', alg: -257 }],
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    ...near,
    extensions: bytesOver(salt),
  };
  const made = await passkeyOf(navigator.credentials.create({ publicKey }));
  const here = { id: new Uint8Array(made.rawId), salt };
  if (made.getClientExtensionResults().prf?.enabled !== true) {
    letGoOf(here);
    throw new NoSecretError('no bytes');
  }
  const given = bytesFrom(made);
  return given === undefined ? askWorkPasskey(here) : { kind: 'passkey', ...here, given };
}
