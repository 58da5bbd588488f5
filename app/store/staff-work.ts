import { withStore } from './database.ts';
import { StoreError } from './trouble.ts';
import { lockOf, newWorkKey, openLock, type Locks, type PasskeyHere, type PinLock, type Secret } from './work-locks.ts';

/**
 * What somebody of the staff works on, kept for where there is no network, behind a PIN, a passkey, or both
 * (`app/store/work-locks.ts`). Each lock is made of two halves: what a person knows or has, and a key of this device that
 * its programs can use and never read out (HMAC-SHA256). So what is copied out of the store by a program opens nowhere
 * else. Who copies the whole browser profile has the device's half too: then the other half is what holds
 * (`docs/decisions/0038-a-coordinators-work-on-a-device.md`).
 */
export interface WorkRow extends Locks {
  kind: 'work';
  device: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** Counted on with each change; the seal is bound to it. */
  revision: number;
  /** Wrong PINs since the last right one, and until when no more is tried (milliseconds, this device's clock). */
  tries: number;
  until: number;
}

/** As the work was kept before there were passkeys: its PIN's lock lay beside the rest. */
export type EarlierWorkRow = Omit<WorkRow, keyof Locks> & Omit<PinLock, 'wrapped'>;

/** OWASP's number for PBKDF2-HMAC-SHA256 (Password Storage Cheat Sheet, 2023): about a second on a cheap phone. */
const usualStretch = 600_000;
/** Wrong PINs that cost no waiting: fingers slip. */
const freeTries = 3;
const firstWait = 30_000;
const longestWait = 3_600_000;

/** Milliseconds to wait after so many wrong PINs: half a minute after the fourth, twice as long after each more, an hour at most. */
const waitAfter = (tries: number): number => (tries <= freeTries ? 0 : Math.min(longestWait, firstWait * 2 ** (tries - freeTries - 1)));

/** Work that is open in this tab: it can be read and changed until the tab lets go of this. */
export interface OpenWork {
  readonly key: CryptoKey;
}

type NotOpened = { kind: 'wrong' | 'resting'; until: number } | { kind: 'none' };
type Opened = { kind: 'open'; work: OpenWork; content: unknown } | NotOpened;

/** What opens the work that is kept here. */
export interface Ways {
  pin: boolean;
  passkey: PasskeyHere | undefined;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const boundTo = (revision: number) => bytesOf(`all-heard staff work 1\n${revision}`);
/** One tab at a time. */
const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('all-heard staff work', work);

async function rowHere(): Promise<WorkRow | undefined> {
  const row: WorkRow | EarlierWorkRow | undefined = await withStore((store) => store.work.get('work'));
  if (row === undefined || !('salt' in row)) return row;
  const { salt, stretch, ...rest } = row;
  return { pin: { salt, stretch }, ...rest };
}

async function seal(key: CryptoKey, revision: number, content: unknown): Promise<Pick<WorkRow, 'iv' | 'sealed' | 'revision'>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { revision, iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: boundTo(revision) }, key, bytesOf(JSON.stringify(content))) };
}

/** @returns `undefined` where the key does not fit. */
async function unseal(key: CryptoKey, { iv, sealed, revision }: WorkRow): Promise<{ content: unknown } | undefined> {
  let plain: ArrayBuffer;
  try {
    plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: boundTo(revision) }, key, sealed);
  } catch {
    // That it does not fit is all that AES-GCM says.
    return undefined;
  }
  return { content: JSON.parse(new TextDecoder().decode(plain)) };
}

/** What opens the work that is kept here, and until when no PIN is tried; `undefined` where none is kept. */
export const workHere = async (): Promise<{ until: number; ways: Ways } | undefined> => {
  const row = await rowHere();
  if (row === undefined) return undefined;
  const { until, pin, passkey } = row;
  return { until, ways: { pin: pin !== undefined, passkey: passkey === undefined ? undefined : { id: passkey.id, salt: passkey.salt } } };
};

/** Keeps work behind a PIN or a passkey from now on, in place of what was kept before. */
export const keepWork = (secret: Secret, content: unknown, stretch = usualStretch): Promise<OpenWork> =>
  alone(async () => {
    const device = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const { toWrap, key } = await newWorkKey();
    const row: WorkRow = { kind: 'work', device, ...(await lockOf(secret, toWrap, device, stretch)), ...(await seal(key, 1, content)), tries: 0, until: 0 };
    await withStore((store) => store.work.put(row));
    return { key };
  });

/** Opens what is kept. A PIN's try is counted before it is tried, so that who ends the program early gains none; a passkey cannot be guessed. */
async function opened(secret: Secret, now: number, extractable: boolean): Promise<{ kind: 'open'; row: WorkRow; key: CryptoKey; content: unknown } | NotOpened> {
  const row = await rowHere();
  if (row === undefined) return { kind: 'none' };
  let { until } = row;
  if (secret.kind === 'pin') {
    // A clock that was put back does not make the rest longer than it was meant.
    if (now < until && until - now <= longestWait) return { kind: 'resting', until };
    const tries = row.tries + 1;
    until = now + waitAfter(tries);
    await withStore((store) => store.work.update('work', { tries, until }));
  }
  const key = await openLock(row, secret, row.device, extractable);
  const found = key === undefined ? undefined : await unseal(key, row);
  if (key === undefined || found === undefined) return { kind: 'wrong', until };
  await withStore((store) => store.work.update('work', { tries: 0, until: 0 }));
  return { kind: 'open', row, key, content: found.content };
}

/** Opens what is kept. @param now milliseconds, this device's clock. */
export const openWork = (secret: Secret, now: number): Promise<Opened> =>
  alone(async () => {
    const found = await opened(secret, now, false);
    return found.kind === 'open' ? { kind: 'open', work: { key: found.key }, content: found.content } : found;
  });

/**
 * Lets another PIN or passkey open what is kept, in place of an earlier one of its kind. It asks for what opens it now:
 * who finds the page open makes no way of their own.
 * @param now milliseconds, this device's clock.
 */
export const addWay = (have: Secret, more: Secret, now: number, stretch = usualStretch): Promise<{ kind: 'added' } | NotOpened> =>
  alone(async () => {
    const found = await opened(have, now, true);
    if (found.kind !== 'open') return found;
    const { row, key } = found;
    const next: WorkRow = { ...row, ...(await lockOf(more, key, row.device, stretch)), tries: 0, until: 0 };
    await withStore((store) => store.work.put(next));
    return { kind: 'added' };
  });

/**
 * Changes what is kept: `change` is given what is there now, whichever tab put it there. Resolves with what is there
 * then, once it is on disk. Rejects with `gone` where it was deleted or put behind another lock meanwhile.
 */
export const changeWork = ({ key }: OpenWork, change: (content: unknown) => unknown): Promise<unknown> =>
  alone(async () => {
    const row = await rowHere();
    const found = row === undefined ? undefined : await unseal(key, row);
    if (row === undefined || found === undefined) throw new StoreError('gone');
    const content = change(found.content);
    const next = await seal(key, row.revision + 1, content);
    await withStore((store) => store.work.update('work', next));
    return content;
  });

/** Deletes what is kept here. Nobody can read it then. */
export const forgetWork = (): Promise<void> => withStore((store) => store.work.delete('work'));
