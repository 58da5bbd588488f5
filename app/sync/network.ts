import type { SenderParts } from './sender.ts';

/** The lock that whoever sends holds, in whatever tab or worker. */
export const sendingLock = 'all-heard-sync';
/** The tag under which the browser is asked to wake the worker when there is a network again. */
export const sendingTag = 'all-heard-outbox';

/** The world as a sender meets it, in a window as in the worker. */
export const network: Pick<SenderParts, 'post' | 'alone'> = {
  post: (body) =>
    fetch('/api/envelopes', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(120_000),
    }),
  alone: (work) => navigator.locks.request(sendingLock, work),
};
