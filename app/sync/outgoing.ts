import { createSender, type SenderParts } from './sender.ts';

/** The lock that whoever sends holds, in whatever tab or worker. */
export const sendingLock = 'all-heard-sync';
/** The tag under which the browser is asked to wake the worker when there is a network again. */
export const sendingTag = 'all-heard-outbox';

/** The world as a sender in a window or a worker meets it. */
export const realParts: SenderParts = {
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
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  random: Math.random,
};

export const createOutgoing = (parts: Partial<SenderParts> = {}) => createSender({ ...realParts, ...parts });
