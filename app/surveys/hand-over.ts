import type { Pack } from '#server/contracts/round.ts';
import { prepareToSeal, sealAway } from '#app/sealing/put-away.ts';
import type { Draft } from '#app/store/drafts.ts';
import { lyingDrafts, putDraftAway } from '#app/store/put-away.ts';
import { clearKeepsakes, type AwayAfter } from '#app/store/share-device.ts';
import type { SharedMode } from '#app/store/shared.ts';
import { isNotHere, StoreError } from '#app/store/trouble.ts';
import { foundDraft, type FoundDraft } from './found-draft.ts';
import type { Session } from './session.ts';
import { quietly } from './unfinished.ts';

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
  const attachments = draft.attached === undefined ? [] : await (await import('./put-away-made.ts')).sealMadeAway(draft, publicKey);
  return putDraftAway(draft, sealed, dayOf(now), attachments);
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
      if (!isNotHere(error) && !(error instanceof StoreError && error.trouble === 'elsewhere')) throw error;
    }
  }
  return last;
}

/** Puts away what somebody left who walked away: what could be saved of it. What could not was said to be so. */
async function walkedAway(session: Session | undefined, mode: SharedMode, now: number): Promise<number | undefined> {
  await session?.settled().catch(() => undefined);
  return putAllAway(mode, now);
}

/** How long a change of language may take, in milliseconds: as long as a slow tablet needs to open a page. */
const changeTakes = 20_000;
const goingOnMark = 'going-on';

/**
 * On a shared device a reload is no proof that the same person is still there, so it asks. Only a change of language,
 * which the app itself begins and which opens the page anew, goes on without: once, and at once.
 */
const goOnAfterReload = (roundSlug: string): void => {
  quietly(() => sessionStorage.setItem(goingOnMark, `${roundSlug} ${Date.now()}`));
};

const goesOnHere = (roundSlug: string, now: number): boolean =>
  quietly(() => {
    const [slug, at] = (sessionStorage.getItem(goingOnMark) ?? '').split(' ');
    sessionStorage.removeItem(goingOnMark);
    const ago = now - Number(at);
    return slug === roundSlug && ago >= 0 && ago < changeTakes;
  }) === true;

/** So long after the last answer nobody is there any more: it would have been asked, and then put away. */
const isLongAgo = (savedAt: number, { awayAfter }: SharedMode, now: number) => awayAfter !== null && now - savedAt > 2 * awayAfter * 60_000;

/** A draft that was found, and whether it goes on without a question. */
type SharedBeginning = FoundDraft & { goesOn: boolean };

/**
 * What somebody meets who comes to a round on a shared device: a draft of this round that may be asked about, left a
 * short while ago by a reload or a crash. All others are put away, so that nobody is ever asked about them.
 */
async function beginShared(pack: Pack, mode: SharedMode, now: number): Promise<SharedBeginning | undefined> {
  void prepareToSeal().catch(() => undefined); // Without a network it is tried again when something is sealed.
  const { slug } = pack.round;
  const goesOn = goesOnHere(slug, now);
  const lying = (await lyingDrafts()).toSorted((a, b) => a.savedAt - b.savedAt);
  const asked = lying.findLast(({ draft, savedAt }) => draft.roundSlug === slug && !isLongAgo(savedAt, mode, now));
  for (const other of lying) {
    if (other === asked) continue;
    // Where there is no room to put it away it stays, encrypted, until there is: nobody is kept from answering by it.
    await putAway(other.draft, mode, now).catch(() => undefined);
  }
  const found = asked === undefined ? undefined : await foundDraft(pack);
  return found === undefined ? undefined : { ...found, goesOn };
}

/** A shared device, for whoever answers on it. */
export interface Sharing {
  awayAfter: AwayAfter;
  begin(pack: Pack): Promise<SharedBeginning | undefined>;
  /** Resolves with the number that the answers are remembered by; `undefined` where there were none. */
  putAway(draft: Draft): Promise<number | undefined>;
  walkedAway(session: Session | undefined): Promise<number | undefined>;
  goOnAfterReload(roundSlug: string): void;
  /** Somebody finished: what may be shown in the room of a session is counted. Never fails; their answers are safe already. */
  finished(draft: Draft, pack: Pack): Promise<void>;
}

/** @param now the time by this device's clock, in milliseconds. */
export const sharing = (mode: SharedMode, now: () => number = Date.now): Sharing => ({
  awayAfter: mode.awayAfter,
  begin: (pack) => beginShared(pack, mode, now()),
  putAway: async (draft) => (draft.revision === 0 ? undefined : putAway(draft, mode, now())),
  walkedAway: (session) => walkedAway(session, mode, now()),
  goOnAfterReload,
  finished: async (draft, pack) => {
    try {
      await (await import('./note-for-room.ts')).noteHere(draft, pack);
    } catch (error) {
      // One person less is heard in the room, and nobody is kept from handing the device on.
      reportError(error);
    }
  },
});
