import { withStore } from './database.ts';
import { decryptDraft, encryptDraft, newDraftKey, type SealedDraft } from './draft-cipher.ts';

/**
 * What the last page of a person's own device shows, for a reload or a phone that closed the tab behind another app. It
 * lies in the tab's entry of the history, encrypted under a key that this device has one of: never on a shared device.
 */
export interface KeptPage extends SealedDraft {
  /** By this device's clock, in milliseconds. */
  at: number;
}

/** Where the key lies, beside those of drafts, and what the page is bound to: another form of it gets another name. */
export const lastPageKey = 'last-page 1';

/** How long a last page can be had again, in milliseconds. */
export const keptFor = 3_600_000;

/** Encrypts a last page for the history. From then on no earlier one on this device can be read. */
export async function keepLastPage(content: unknown, at = Date.now()): Promise<KeptPage> {
  const key = await newDraftKey();
  const sealed = await encryptDraft(key, lastPageKey, at, content);
  await withStore((store) => store.keys.put({ id: lastPageKey, key }));
  return { at, ...sealed };
}

/** What was kept; `undefined` where it is too long ago, not from this device, or forgotten. Then its key is gone as well. */
export async function keptLastPage(kept: KeptPage, now = Date.now()): Promise<unknown> {
  const held = await withStore((store) => store.keys.get(lastPageKey));
  if (held === undefined) return undefined;
  const ago = now - kept.at;
  if (ago < 0 || ago >= keptFor) return forgetLastPage();
  // Not readable: another visit of this device ended since, and that one's key is here.
  return decryptDraft(held.key, lastPageKey, kept.at, kept).catch(() => undefined);
}

/** What was kept can be read by nobody any more. */
export const forgetLastPage = (): Promise<void> => withStore((store) => store.keys.delete(lastPageKey));
