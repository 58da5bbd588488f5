import { withStore } from './database.ts';
import { StoreError } from './trouble.ts';

/**
 * What somebody of the staff works on, kept for where there is no network, under a PIN. Its key is made of two halves: the
 * PIN, stretched (PBKDF2-HMAC-SHA256), and a key of this device that its programs can use and never read out
 * (HMAC-SHA256). So what is copied out of the store by a program opens nowhere else. Who copies the whole browser profile
 * has the device's half too: then the PIN and its stretching are what holds (`docs/decisions/0038-a-coordinators-work-on-a-device.md`).
 */
export interface WorkRow {
  kind: 'work';
  salt: Uint8Array<ArrayBuffer>;
  /** How often the PIN is stretched. */
  stretch: number;
  device: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** Counted on with each change; the seal is bound to it. */
  revision: number;
  /** Wrong PINs since the last right one, and until when no more is tried (milliseconds, this device's clock). */
  tries: number;
  until: number;
}

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

type Opened = { kind: 'open'; work: OpenWork; content: unknown } | { kind: 'wrong' | 'resting'; until: number } | { kind: 'none' };

const bytesOf = (text: string) => new TextEncoder().encode(text);
const boundTo = (revision: number) => bytesOf(`all-heard staff work 1\n${revision}`);
/** One tab at a time. */
const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('all-heard staff work', work);
const rowHere = (): Promise<WorkRow | undefined> => withStore((store) => store.work.get('work'));

async function keyOf(pin: string, { salt, stretch, device }: Pick<WorkRow, 'salt' | 'stretch' | 'device'>): Promise<CryptoKey> {
  // The same PIN, however a keyboard writes its digits and letters.
  const typed = await crypto.subtle.importKey('raw', bytesOf(pin.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
  const stretched = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: stretch }, typed, 256);
  const both = await crypto.subtle.sign('HMAC', device, stretched);
  return crypto.subtle.importKey('raw', both, 'AES-GCM', false, ['encrypt', 'decrypt']);
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

/** Whether work is kept here, and until when no PIN is tried. */
export const workHere = async (): Promise<{ until: number } | undefined> => {
  const row = await rowHere();
  return row === undefined ? undefined : { until: row.until };
};

/** Keeps work under a PIN from now on, in place of what was kept before. */
export const keepWork = (pin: string, content: unknown, stretch = usualStretch): Promise<OpenWork> =>
  alone(async () => {
    const device = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const half = { salt: crypto.getRandomValues(new Uint8Array(16)), stretch, device };
    const key = await keyOf(pin, half);
    const row: WorkRow = { kind: 'work', ...half, ...(await seal(key, 1, content)), tries: 0, until: 0 };
    await withStore((store) => store.work.put(row));
    return { key };
  });

/**
 * Opens what is kept. A try is counted before the PIN is tried, so that who ends the program early gains none.
 * @param now milliseconds, this device's clock.
 */
export const openWork = (pin: string, now: number): Promise<Opened> =>
  alone(async () => {
    const row = await rowHere();
    if (row === undefined) return { kind: 'none' };
    // A clock that was put back does not make the rest longer than it was meant.
    if (now < row.until && row.until - now <= longestWait) return { kind: 'resting', until: row.until };
    const tries = row.tries + 1;
    const until = now + waitAfter(tries);
    await withStore((store) => store.work.update('work', { tries, until }));
    const key = await keyOf(pin, row);
    const found = await unseal(key, row);
    if (found === undefined) return { kind: 'wrong', until };
    await withStore((store) => store.work.update('work', { tries: 0, until: 0 }));
    return { kind: 'open', work: { key }, content: found.content };
  });

/**
 * Changes what is kept: `change` is given what is there now, whichever tab put it there. Resolves with what is there
 * then, once it is on disk. Rejects with `gone` where it was deleted or put under another PIN meanwhile.
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
