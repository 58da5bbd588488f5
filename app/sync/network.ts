import type { SenderParts } from './sender.ts';

/** The lock that whoever sends holds, in whatever tab or worker. */
export const sendingLock = 'all-heard-sync';
/** The tag under which the browser is asked to wake the worker when there is a network again. */
export const sendingTag = 'all-heard-outbox';

/** Posts JSON, with nothing of the person and past every cache. */
export const postTo = (path: string, body: string): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(120_000),
  });

/** The world as a sender meets it, in a window as in the worker. */
export const network: Pick<SenderParts, 'post' | 'alone'> = {
  post: (body) => postTo('/api/envelopes', body),
  alone: (work) => navigator.locks.request(sendingLock, work),
};
