/**
 * What locks a coordinator's work on a device: a PIN, a passkey, or both, each of which opens it. The work lies under one
 * key of its own, and each lock holds that key wrapped (AES-KW) under what the lock's secret and the device's half make
 * together (`docs/decisions/0048-a-passkey-opens-a-coordinators-work-too.md`).
 */
export interface PinLock {
  salt: Uint8Array<ArrayBuffer>;
  /** How often the PIN is stretched. */
  stretch: number;
  /** The work's key. Where it is missing, the work was kept before there were passkeys: then what the PIN makes is the key. */
  wrapped?: ArrayBuffer;
}

/** A passkey as the browser is asked for it: its id, and the salt over which it gives its 32 bytes. */
export interface PasskeyHere {
  id: Uint8Array<ArrayBuffer>;
  salt: Uint8Array<ArrayBuffer>;
}

export interface PasskeyLock extends PasskeyHere {
  wrapped: ArrayBuffer;
}

export interface Locks {
  pin?: PinLock;
  passkey?: PasskeyLock;
}

export interface PinSecret {
  kind: 'pin';
  pin: string;
}

export interface PasskeySecret extends PasskeyHere {
  kind: 'passkey';
  /** The 32 bytes that this passkey gives over this salt, and no other (WebAuthn's PRF extension). */
  given: Uint8Array<ArrayBuffer>;
}

export type Secret = PinSecret | PasskeySecret;

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** 256 bits of a PIN, stretched with PBKDF2-HMAC-SHA256. */
async function stretched(pin: string, { salt, stretch }: PinLock): Promise<ArrayBuffer> {
  // The same PIN, however a keyboard writes its digits and letters.
  const typed = await crypto.subtle.importKey('raw', bytesOf(pin.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: stretch }, typed, 256);
}

/** 256 bits of what a passkey gave, good for this alone: HKDF-SHA256 (RFC 5869). */
async function fromPasskey(given: PasskeySecret['given']): Promise<ArrayBuffer> {
  const root = await crypto.subtle.importKey('raw', given, 'HKDF', false, ['deriveBits']);
  return crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: bytesOf('all-heard staff work 1 passkey') }, root, 256);
}

const withDevice = (bits: ArrayBuffer, device: CryptoKey): Promise<ArrayBuffer> => crypto.subtle.sign('HMAC', device, bits);
const wrapping = (bits: ArrayBuffer, use: 'wrapKey' | 'unwrapKey') => crypto.subtle.importKey('raw', bits, 'AES-KW', false, [use]);
const workKey = (bits: BufferSource, extractable: boolean) => crypto.subtle.importKey('raw', bits, 'AES-GCM', extractable, ['encrypt', 'decrypt']);

/** A new key for work: once to be wrapped, and once as what nobody reads out. */
export async function newWorkKey(): Promise<{ toWrap: CryptoKey; key: CryptoKey }> {
  const bits = crypto.getRandomValues(new Uint8Array(32));
  return { toWrap: await workKey(bits, true), key: await workKey(bits, false) };
}

/** A lock that this secret opens. @param stretch how often a PIN is stretched. */
export async function lockOf(secret: Secret, toWrap: CryptoKey, device: CryptoKey, stretch: number): Promise<Locks> {
  const wrappedBy = async (bits: ArrayBuffer) => crypto.subtle.wrapKey('raw', toWrap, await wrapping(await withDevice(bits, device), 'wrapKey'), 'AES-KW');
  if (secret.kind === 'passkey') return { passkey: { id: secret.id, salt: secret.salt, wrapped: await wrappedBy(await fromPasskey(secret.given)) } };
  const lock = { salt: crypto.getRandomValues(new Uint8Array(16)), stretch };
  return { pin: { ...lock, wrapped: await wrappedBy(await stretched(secret.pin, lock)) } };
}

/**
 * The work's key, where the secret opens its lock. Where it does not, `undefined`, or, of work that was kept before there
 * were passkeys, a key that fits nothing.
 * @param extractable whether it is to be wrapped for another lock.
 */
export async function openLock({ pin, passkey }: Locks, secret: Secret, device: CryptoKey, extractable: boolean): Promise<CryptoKey | undefined> {
  const lock = secret.kind === 'pin' ? pin && { bits: await stretched(secret.pin, pin), wrapped: pin.wrapped } : passkey && { bits: await fromPasskey(secret.given), wrapped: passkey.wrapped };
  if (lock === undefined) return undefined;
  const bits = await withDevice(lock.bits, device);
  if (lock.wrapped === undefined) return workKey(bits, extractable);
  try {
    return await crypto.subtle.unwrapKey('raw', lock.wrapped, await wrapping(bits, 'unwrapKey'), 'AES-KW', 'AES-GCM', extractable, ['encrypt', 'decrypt']);
  } catch {
    // That it does not fit is all that AES-KW says.
    return undefined;
  }
}
