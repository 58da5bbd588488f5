import { onChange } from '#app/store/changes.ts';
import { settle, takeForSending } from '#app/store/outbox.ts';
import { network, sendingTag } from './network.ts';
import { createSender } from './sender.ts';

const outgoing = createSender({
  ...network,
  box: { takeForSending, settle },
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  random: Math.random,
  onFailure: () => void askForBackgroundSync(),
});

/** Sends what is in the outbox, now. Resolves with whether nothing is left to send. */
export const sendNow = (): Promise<boolean> => outgoing.sendNow();

/** An attempt nobody waits for: if it fails the sender has planned the next one. */
const attempt = () => {
  sendNow().catch(() => undefined);
};

const asVisible = () => {
  if (document.visibilityState === 'visible') attempt();
};

/**
 * Begins to send: now, whenever something new is in the outbox, when the network comes back, when the page is
 * looked at again, and by the sender's own timer. Returns how to stop.
 */
export function startSync(): () => void {
  const silence = onChange('to-send', attempt);
  addEventListener('online', attempt);
  document.addEventListener('visibilitychange', asVisible);
  attempt();
  return () => {
    silence();
    removeEventListener('online', attempt);
    document.removeEventListener('visibilitychange', asVisible);
    outgoing.stop();
  };
}

/** Where the browser has Background Sync, it wakes the worker once there is a network, even with every tab closed. */
async function askForBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (registration === undefined || !('sync' in registration)) return;
  const { sync } = registration as ServiceWorkerRegistration & { sync: { register(tag: string): Promise<void> } };
  // Refused where the person turned background work off; the timer and the next start do without it.
  await sync.register(sendingTag).catch(() => undefined);
}
