/**
 * Whether the browser promises not to clear the store by itself. `asked-in-vain`: it will when room runs short.
 * `unknown`: this browser cannot say.
 */
export type Persistence = 'kept' | 'asked-in-vain' | 'unknown';

/** Asks the browser to keep the store. Asking again is harmless; most browsers decide without a question to the person. */
export async function requestPersistence(storage: StorageManager | undefined = globalThis.navigator?.storage): Promise<Persistence> {
  if (storage === undefined || !('persist' in storage)) return 'unknown';
  return (await storage.persisted()) || (await storage.persist()) ? 'kept' : 'asked-in-vain';
}
