/**
 * What can go wrong with the device's store, as the screens need to tell it apart.
 * - `full`: the device has no room left. Nothing was written.
 * - `unavailable`: the browser gives no storage (some private windows, storage turned off).
 * - `broken`: the connection broke and did not come back after it was reopened.
 * - `elsewhere`: the same draft was saved in another tab meanwhile. Nothing was overwritten.
 * - `finished`: the draft was finished in another tab: its answers are sealed, and on their way or sent.
 * - `gone`: the draft is not here, and nobody knows any more what became of it. It was finished, dropped, put away or cleared.
 * - `unreadable`: the draft's key is missing or does not fit.
 */
export type StoreTrouble = 'full' | 'unavailable' | 'broken' | 'elsewhere' | 'finished' | 'gone' | 'unreadable';

/** A failure of the store. It never carries a person's words. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly trouble: StoreTrouble;
  /** The draft that it is about, where it is about one. */
  readonly draft: string | undefined;
  constructor(trouble: StoreTrouble, about: { draft?: string; cause?: unknown } = {}) {
    super(`store: ${trouble}`, { cause: about.cause });
    this.trouble = trouble;
    this.draft = about.draft;
  }
}

/** Whether it failed because the draft is not on this device any more. */
export const isNotHere = (error: unknown): error is StoreError => error instanceof StoreError && (error.trouble === 'gone' || error.trouble === 'finished');

/** The names of an error and of those inside it: Dexie and the browser wrap them in `inner` and `cause`. */
function namesOf(error: unknown): string[] {
  const names: string[] = [];
  let current: unknown = error;
  while (typeof current === 'object' && current !== null && names.length < 5) {
    if ('name' in current && typeof current.name === 'string') names.push(current.name);
    current = 'inner' in current && current.inner !== undefined && current.inner !== null ? current.inner : 'cause' in current ? current.cause : undefined;
  }
  return names;
}

/** What a connection says that died under us: worth reopening once or twice. Safari loses its database process this way. */
const lost = ['DatabaseClosed', 'InvalidState', 'Unknown', 'Abort', 'TransactionInactive', 'Timeout'];
const noStorage = ['MissingAPI', 'Security', 'NotAllowed', 'OpenFailed'];

/** Which trouble a thrown value stands for; `undefined` for a fault in the program, which is rethrown as it is. */
export function troubleOf(error: unknown): StoreTrouble | undefined {
  // Dexie leaves the end off the names that the browser gives.
  const names = namesOf(error).map((name) => name.replace(/Error$/, ''));
  const isOneOf = (known: readonly string[]) => names.some((name) => known.includes(name));
  return isOneOf(['QuotaExceeded']) ? 'full' : isOneOf(noStorage) ? 'unavailable' : isOneOf(lost) ? 'broken' : undefined;
}
