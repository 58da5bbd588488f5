import type { Made } from '#server/contracts/attachment.ts';
import type { Answer, Circumstances, Voice } from '#server/contracts/response.ts';
import { holdOpen, letGo, withStore } from './database.ts';
import { decryptDraft, encryptDraft, newDraftKey, type SealedDraft } from './draft-cipher.ts';
import type { Store } from './tables.ts';
import { StoreError } from './trouble.ts';

/** A response not yet finished. */
export interface Draft {
  /** Random (v4); becomes the envelope's id. */
  id: string;
  /** The round's id, and the slug it is addressed by. */
  round: string;
  roundSlug: string;
  survey: { id: string; version: number };
  language: string;
  /** The page the person is on. */
  page: string;
  circumstances: Circumstances;
  /** The card's one-time code. */
  card?: string;
  /** Who answers, and with what help, from now on. */
  voice: Voice;
  /** Whether somebody said so on the page "Who is with me"; until then `voice` is only where it begins. */
  voiceChosen: boolean;
  assented: boolean;
  answers: Answer[];
  /** What was written, by question. */
  words: Record<string, { text: string; language: string }>;
  /** What was drawn, spoken or photographed, by question, and own pictures (`own-pictures.ts`); the bytes lie apart (`attachments.ts`). */
  attached?: Record<string, Made>;
  /** The secret of a keep card that the person brought: the answers are kept under it. */
  keepSecret?: string | undefined;
  /** It began with the answers of an earlier round, which every page says. */
  broughtBack?: boolean;
  /** How the person had the screen, as text, for when they come back on their own device. */
  profile?: string;
  /** Counts the saves, 0 before the first; two tabs with the same draft find out by it. */
  revision: number;
}

/** On disk. Only what is needed to find it again stands outside the encryption. */
export interface DraftRow extends SealedDraft {
  id: string;
  /** The round's slug. */
  round: string;
  revision: number;
  /** By this device's clock, in milliseconds: only to know the latest. */
  savedAt: number;
}

/** The respondent's key. It goes with the draft; what it encrypted can then no longer be read. */
export interface DraftKeyRow {
  id: string;
  key: CryptoKey;
}

/** Everything in which a draft lies. */
export const draftTables = ({ drafts, keys, attachments }: Store) => [drafts, keys, attachments];

/** Takes a draft off this device, with its key and what was made for it: within a transaction over `draftTables`. */
export async function removeDraft({ drafts, keys, attachments }: Store, id: string): Promise<void> {
  await drafts.delete(id);
  await keys.delete(id);
  await attachments.where('draft').equals(id).delete();
}

/** Fails with `finished` where a draft was finished. */
async function refuseFinished({ outbox, sent }: Store, id: string): Promise<void> {
  if ((await outbox.where('id').equals(id).count()) + (await sent.where('id').equals(id).count()) > 0) throw new StoreError('finished', { draft: id });
}

/** A draft as it goes to disk, encrypted under its key. */
export async function draftRowOf(draft: Draft, key: CryptoKey): Promise<DraftRow> {
  const { id, roundSlug, revision } = draft;
  return { id, round: roundSlug, revision, savedAt: Date.now(), ...(await encryptDraft(key, id, revision, draft)) };
}

/** What this tab wrote to begin drafts, and did not hear of, by their ids. */
const unheard = new Map<string, string[]>();

/**
 * Begins a draft: gives it a key of its own, and saves it. Doing it again under the same `id`, after a failure that may
 * have been a success, begins no second one, and has a revision above the first: another tab may have found that. Fails with `elsewhere` where another tab went on with it meanwhile, and
 * with `finished` where it was finished there.
 * @param id random (v4).
 */
export async function startDraft(init: Omit<Draft, 'id' | 'revision'>, id: string = crypto.randomUUID()): Promise<Draft> {
  const before = unheard.get(id) ?? [];
  const draft: Draft = { ...init, id, revision: before.length + 1 };
  const key = await newDraftKey();
  const row = await draftRowOf(draft, key);
  const mine = [...before, String(row.iv)];
  unheard.set(id, mine);
  await withStore((store) =>
    store.transaction('rw', [store.drafts, store.keys, store.outbox, store.sent], async () => {
      await refuseFinished(store, id);
      const there = await store.drafts.get(id);
      if (there !== undefined && !mine.includes(String(there.iv))) throw new StoreError('elsewhere', { draft: id });
      await store.keys.put({ id, key });
      await store.drafts.put(row);
    }),
  );
  unheard.delete(id);
  holdOpen(draft.id);
  return draft;
}

/**
 * Saves a draft. Resolves, with the revision to save next time, once it is on disk; only then may a screen
 * say "saved". Fails with `elsewhere` where another tab saved it meanwhile and with `gone` where it was
 * finished or dropped. Saves of one draft must follow each other.
 * @param beside what is written with it, in the same transaction: made ready under the draft's key, and safe to do twice.
 */
export async function saveDraft(draft: Draft, beside?: (key: CryptoKey) => Promise<(store: Store) => PromiseLike<unknown>>): Promise<Draft> {
  const { id } = draft;
  const held = await withStore((store) => store.keys.get(id));
  if (held === undefined) throw new StoreError('gone', { draft: id });
  const next: Draft = { ...draft, revision: draft.revision + 1 };
  const row = await draftRowOf(next, held.key);
  const write = await beside?.(held.key);
  await withStore((store) =>
    store.transaction('rw', draftTables(store), async () => {
      const there = await store.drafts.get(id);
      if (there === undefined) throw new StoreError('gone', { draft: id });
      // A retry after a broken connection may find its own first try on disk.
      if (there.revision === row.revision && String(there.iv) === String(row.iv)) return;
      if (there.revision !== draft.revision) throw new StoreError('elsewhere', { draft: id });
      await store.drafts.put(row);
      await write?.(store);
    }),
  );
  holdOpen(id);
  return next;
}

/**
 * The draft of a round that was saved last on this device, or `undefined`. Fails with `unreadable` (and
 * the draft's id, for `dropDraft`) where its key does not open it.
 */
export async function resumeDraft(roundSlug: string): Promise<Draft | undefined> {
  const found = await withStore((store) =>
    store.transaction('r', [store.drafts, store.keys], async () => {
      const rows = await store.drafts.where('round').equals(roundSlug).sortBy('savedAt');
      const row = rows.at(-1);
      return row === undefined ? undefined : { row, held: await store.keys.get(row.id) };
    }),
  );
  if (found === undefined) return undefined;
  const { row, held } = found;
  if (held === undefined) throw new StoreError('unreadable', { draft: row.id });
  // Authenticated under a key that only this program can use: it is what `saveDraft` wrote.
  const draft = (await decryptDraft(held.key, row.id, row.revision, row)) as Draft;
  holdOpen(draft.id);
  return draft;
}

/**
 * Forgets a draft: its row and its key go in one transaction. Nobody is told that answers are deleted which went another
 * way: fails with `finished` where another tab finished it meanwhile, and with `gone` where it is not here any more.
 */
export async function dropDraft(id: string): Promise<void> {
  let seen = false;
  await withStore((store) =>
    store.transaction('rw', [...draftTables(store), store.outbox, store.sent], async () => {
      await refuseFinished(store, id);
      // A retry after a broken connection may find that its own first try was done.
      seen ||= (await store.drafts.where('id').equals(id).count()) > 0;
      if (!seen) throw new StoreError('gone', { draft: id });
      await removeDraft(store, id);
    }),
  );
  letGo(id);
}

/** Forgets every draft on this device: hand-over to the next person. What is in the outbox stays. */
export async function dropAllDrafts(): Promise<void> {
  await withStore((store) =>
    store.transaction('rw', draftTables(store), () => Promise.all(draftTables(store).map((table) => table.clear()))),
  );
  letGo();
}
