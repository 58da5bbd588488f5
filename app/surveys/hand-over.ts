import type { Pack } from '#server/contracts/round.ts';
import { prepareToSeal, sealAway } from '#app/sealing/put-away.ts';
import type { Draft } from '#app/store/drafts.ts';
import { lyingDrafts, putDraftAway } from '#app/store/put-away.ts';
import { clearKeepsakes, type SharedMode } from '#app/store/shared.ts';
import { StoreError } from '#app/store/trouble.ts';
import { foundDraft } from './found-draft.ts';
import type { Session } from './session.ts';

/** What a shared device does with answers that are not finished. Fetched where a device is shared, before anybody answers on it. */

const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);

/**
 * Puts a draft away: seals it to the shared device's public key and takes it, with its key, off the device.
 * Resolves, with the number it is remembered by, once that is on disk. Every failure leaves the draft as it was.
 *
 * @param draft as last saved; its revision must be the one on disk.
 */
export async function putAway(draft: Draft, { publicKey }: SharedMode, now: number): Promise<number> {
  const sealed = await sealAway(publicKey, { id: draft.id, round: draft.roundSlug }, draft);
  return putDraftAway(draft, sealed, dayOf(now));
}

/**
 * Puts away every draft that lies here, and takes away what was kept: for when somebody has walked away. Returns the
 * number of the draft that was saved last. One that was finished or saved in another tab meanwhile is left to that tab.
 */
export async function putAllAway(mode: SharedMode, now: number): Promise<number | undefined> {
  await clearKeepsakes();
  let last: number | undefined;
  for (const { draft } of (await lyingDrafts()).toSorted((a, b) => a.savedAt - b.savedAt)) {
    try {
      last = await putAway(draft, mode, now);
    } catch (error) {
      if (!(error instanceof StoreError && (error.trouble === 'gone' || error.trouble === 'elsewhere'))) throw error;
    }
  }
  return last;
}

/** Puts away what somebody left who walked away: what could be saved of it. What could not was said to be so. */
export async function walkedAway(session: Session | undefined, mode: SharedMode): Promise<number | undefined> {
  await session?.settled().catch(() => undefined);
  return putAllAway(mode, Date.now());
}

/** So long after the last answer nobody is there any more: it would have been asked, and then put away. */
const isLongAgo = (savedAt: number, { awayAfter }: SharedMode, now: number) => awayAfter !== null && now - savedAt > 2 * awayAfter * 60_000;

/**
 * The draft that may be asked about as somebody comes to a round on a shared device: one of this round, left a short
 * while ago by a reload or a crash. All others are put away, so that nobody is ever asked about them.
 */
export async function draftToAskAbout(pack: Pack, mode: SharedMode, now: number): ReturnType<typeof foundDraft> {
  void prepareToSeal().catch(() => undefined); // Without a network it is tried again when something is sealed.
  const lying = (await lyingDrafts()).toSorted((a, b) => a.savedAt - b.savedAt);
  const asked = lying.findLast(({ draft, savedAt }) => draft.roundSlug === pack.round.slug && !isLongAgo(savedAt, mode, now));
  for (const other of lying) {
    if (other === asked) continue;
    // Where there is no room to put it away it stays, encrypted, until there is: nobody is kept from answering by it.
    await putAway(other.draft, mode, now).catch(() => undefined);
  }
  return asked === undefined ? undefined : foundDraft(pack);
}
