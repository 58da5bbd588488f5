import type { Clip, SoundSheet } from '#server/contracts/sound.ts';
import type { SoundReference } from '#server/contracts/sound-reference.ts';
import { PullError } from './pull.ts';

/** What was fetched in this tab, by its digest. What could not be had is asked for again the next time. */
const fetched = new Map<string, Promise<Blob>>();

const hex = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function fetchWhole(path: string, digest: string): Promise<Blob> {
  let bytes: ArrayBuffer;
  try {
    const response = await fetch(path, { credentials: 'omit', redirect: 'error' });
    if (!response.ok) throw new PullError('unreachable');
    bytes = await response.arrayBuffer();
    // Cut off, or what somebody's Wi-Fi sent in its place.
    if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== digest) throw new PullError('unreachable');
  } catch (cause) {
    throw new PullError('unreachable', { cause });
  }
  return new Blob([bytes], { type: path.endsWith('.mp3') ? 'audio/mpeg' : 'application/json' });
}

function whole(path: string, digest: string): Promise<Blob> {
  const there = fetched.get(digest);
  if (there !== undefined) return there;
  const coming = fetchWhole(path, digest);
  fetched.set(digest, coming);
  coming.catch(() => fetched.delete(digest));
  return coming;
}

/** The list of recorded clips that a bundle names. Rejects with `PullError` where it cannot be had whole, from this device or the network. */
export async function sheetOf({ path, sha256 }: SoundReference): Promise<SoundSheet> {
  // What fits the digest is what the build made by the contract.
  return JSON.parse(await (await whole(path, sha256)).text()) as SoundSheet;
}

/** The bytes of one clip, as they were recorded. Rejects with `PullError` like `sheetOf`. */
export const bytesOf = ({ path, sha256 }: Clip): Promise<Blob> => whole(path, sha256);
