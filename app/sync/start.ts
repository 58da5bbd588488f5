import { onChange } from '#app/store/changes.ts';
import { withStore } from '#app/store/database.ts';
import { noteStore } from '#app/store/mark.ts';
import { settle, takeForSending } from '#app/store/outbox.ts';
import { network, sendingTag } from './network.ts';
import { createSender } from './sender.ts';

const failuresKey = 'all-heard failures';
/** Counted in attempts and never by the clock, which may be wrong. Where nothing can be kept, each page counts anew. */
const memory = {
  get failures(): number {
    try {
      return Number(sessionStorage.getItem(failuresKey));
    } catch {
      return 0;
    }
  },
  set failures(count: number) {
    try {
      sessionStorage.setItem(failuresKey, String(count));
    } catch {
      // The sender waits the shortest time then.
    }
  },
};

const outgoing = createSender({
  ...network,
  box: { takeForSending, settle },
  rest: async () => {
    if ((await withStore((store) => store.pieces.limit(1).count())) === 0) return 'none';
    // Where its code cannot be had, the next attempt asks for it again.
    return (await import('./page-pieces.ts').catch(() => undefined))?.sendPieces() ?? 'left';
  },
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  random: Math.random,
  onFailure: () => void askForBackgroundSync(),
  memory,
});

/** Milliseconds after a change until the store's mark is written: many changes come together. */
const markAfter = 1_000;

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
  const unmark = keepMark();
  return () => {
    silence();
    unmark();
    removeEventListener('online', attempt);
    document.removeEventListener('visibilitychange', asVisible);
    outgoing.stop();
  };
}

/** Keeps the mark by which a loss of the store is noticed, in no hurry. */
function keepMark(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      // Where the store cannot be read, whoever wants to read it is told.
      noteStore(Date.now()).catch(() => undefined);
    }, markAfter);
  };
  note();
  return onChange('outbox', note);
}

/** Where the browser has Background Sync, it wakes the worker once there is a network, even with every tab closed. */
async function askForBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (registration === undefined || !('sync' in registration)) return;
  const { sync } = registration as ServiceWorkerRegistration & { sync: { register(tag: string): Promise<void> } };
  // Refused where the person turned background work off; the timer and the next start do without it.
  await sync.register(sendingTag).catch(() => undefined);
}
