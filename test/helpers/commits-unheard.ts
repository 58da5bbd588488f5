import { vi } from 'vitest';

/**
 * The next transactions that write are committed, and whoever waits for them hears that they failed: a connection that broke
 * just then. Returns how to let the later ones be heard again, if there are any left.
 * @param times so many transactions.
 */
export function commitsUnheard(times: number): () => void {
  const { prototype } = IDBTransaction;
  const heard = prototype.dispatchEvent;
  let left = times;
  const spy = vi.spyOn(prototype, 'dispatchEvent').mockImplementation(function dispatch(this: IDBTransaction, event) {
    if (event.type === 'complete' && this.mode === 'readwrite' && left > 0) {
      left -= 1;
      Object.defineProperty(this, 'error', { value: new DOMException('The connection was lost.', 'AbortError') });
      Object.defineProperty(event, 'type', { value: 'abort' });
    }
    return heard.call(this, event);
  });
  return () => spy.mockRestore();
}
