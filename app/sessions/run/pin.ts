import type { PinCheck } from '#app/store/session-here.ts';

/**
 * The PIN with which whoever looks after a shared tablet leaves the session. It guards no answer: those are sealed, and
 * nobody on the device can read them. It keeps a session from being left by accident or in play.
 */
export const pinLength = { least: 4, most: 12 } as const;
export const isPin = (text: string): boolean => /^\d+$/.test(text) && text.length >= pinLength.least && text.length <= pinLength.most;

/** OWASP's number for PBKDF2-HMAC-SHA256 (Password Storage Cheat Sheet, 2023): about half a second on a slow tablet. */
const usualRounds = 600_000;
/** Wrong ones before it rests; each further one doubles the rest, from half a minute to a quarter of an hour. */
const freeTries = 5;
const [firstRest, longestRest] = [30_000, 900_000];

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromText = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

async function stretched(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  return toText(new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256)));
}

/** What to keep of a new PIN. */
export async function checkOf(pin: string, rounds = usualRounds): Promise<PinCheck> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt: toText(salt), rounds, check: await stretched(pin, salt, rounds), wrong: 0, restsUntil: 0 };
}

/** What came of a try, and what to keep then. */
export type PinTried = { kind: 'right'; now: PinCheck } | { kind: 'wrong'; now: PinCheck } | { kind: 'rests'; now: PinCheck; forMs: number };

/** Tries a PIN. @param now the time by this device's clock, in milliseconds. */
export async function tryPin(kept: PinCheck, pin: string, now: number): Promise<PinTried> {
  // A clock that was set back makes no rest longer than the longest, from now on.
  const restsUntil = Math.min(kept.restsUntil, now + longestRest);
  if (restsUntil > now) return { kind: 'rests', now: { ...kept, restsUntil }, forMs: restsUntil - now };
  if ((await stretched(pin, fromText(kept.salt), kept.rounds)) === kept.check) return { kind: 'right', now: { ...kept, wrong: 0, restsUntil: 0 } };
  const wrong = kept.wrong + 1;
  const rest = wrong < freeTries ? 0 : Math.min(longestRest, firstRest * 2 ** (wrong - freeTries));
  return { kind: 'wrong', now: { ...kept, wrong, restsUntil: rest === 0 ? 0 : now + rest } };
}
