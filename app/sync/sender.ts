import { bounds } from '#server/contracts/bounds.ts';
import type { OutboxRow, Verdict } from '#app/store/outbox.ts';
import { waitAfter } from './backoff.ts';
import { readReply, verdictsOf, type Reply } from './reply.ts';

/** The outbox as the sender meets it; see `app/store/outbox.ts` for what the two promise. */
export interface Box {
  takeForSending(most: number, mostBytes: number): Promise<Pick<OutboxRow, 'envelope'>[]>;
  settle(verdicts: readonly Verdict[]): Promise<void>;
}

/** What is left of the pieces: nothing; some whose envelope has to go again first; or some that could not be sent. */
export type Rest = 'none' | 'early' | 'left';

/** What the sender needs of the world; tests give it another. */
export interface SenderParts {
  box: Box;
  /** Posts the body of a batch. Rejects where no answer came. */
  post(body: string): Promise<Response>;
  /** Sends what goes after the envelopes: the pieces of what was attached to them. Without it there are none. */
  rest?(): Promise<Rest>;
  /** Runs `work` while nobody else on this device sends: no other tab, not the service worker. */
  alone(work: () => Promise<void>): Promise<void>;
  /** Calls `work` once after so many milliseconds; returns how to call it off. */
  after(milliseconds: number, work: () => void): () => void;
  /** From 0 to under 1. */
  random(): number;
  /** Told when something is left that could not be sent. */
  onFailure?(): void;
  /** Failures in a row, where they outlive this page: a page that is opened again and again is no reason to knock more often. */
  memory?: { failures: number };
}

export interface Sender {
  /**
   * Sends what can be sent. Resolves with whether nothing is left to send; if not, the next attempt is planned.
   * Rejects with the `StoreError` of an outbox that cannot be read.
   */
  sendNow(): Promise<boolean>;
  /** Plans no further attempt. One that is under way is not cut off. */
  stop(): void;
}

/** Bytes of one batch: on a slow connection a bigger one would be lost as a whole too often. */
const batchBytes = 256 * 1024;

/** Empties the outbox, oldest first, in batches, as often as it takes. Delivery is exactly once because the server knows each id. */
export function createSender({ box, post, rest, alone, after, random, onFailure, memory = { failures: 0 } }: SenderParts): Sender {
  let most: number = bounds.envelopesPerBatch;
  let running: Promise<boolean> | undefined;
  let again = false;
  let stopped = false;
  let callOff: (() => void) | undefined;

  async function sendBatch(body: string): Promise<Reply> {
    try {
      return await readReply(await post(body));
    } catch {
      // No answer is an answer that is expected here; the caller plans the next attempt.
      return { kind: 'none' };
    }
  }

  /** Sends batch after batch until nothing is left (`true`) or one brought nothing (`false`). */
  async function empty(): Promise<boolean> {
    let wentAgain = false;
    for (;;) {
      const rows = await box.takeForSending(most, batchBytes);
      if (rows.length === 0) {
        const left = (await rest?.()) ?? 'none';
        // Once: a server that takes an envelope and then does not know it is no reason to send without end.
        if (left !== 'early' || wentAgain) return left === 'none';
        wentAgain = true;
        continue;
      }
      const envelopes = rows.map((row) => row.envelope).sort((one, other) => (one.id < other.id ? -1 : 1));
      const reply = await sendBatch(JSON.stringify({ envelopes }));
      const verdicts = verdictsOf(envelopes.map(({ id }) => id), reply);
      await box.settle(verdicts);
      // What the server cannot swallow whole may go down in pieces; and one that it chokes on is found this way.
      if (reply.kind === 'problem' || reply.kind === 'fault') most = Math.max(1, Math.floor(rows.length / 2));
      else if (reply.kind === 'receipts') most = Math.min(bounds.envelopesPerBatch, most * 2);
      const progress = verdicts.some(({ kind }) => kind === 'acknowledged' || kind === 'refused');
      if (!progress) return false;
      memory.failures = 0;
    }
  }

  async function run(): Promise<boolean> {
    let emptied = false;
    try {
      do {
        again = false;
        emptied = false;
        callOff?.();
        callOff = undefined;
        try {
          await alone(async () => {
            emptied = await empty();
          });
        } finally {
          if (emptied) memory.failures = 0;
          else plan();
        }
      } while (again && !stopped);
      return emptied;
    } finally {
      // In the same step as the loop's last look at `again`, so that no call falls between.
      running = undefined;
    }
  }

  function plan(): void {
    if (stopped) return;
    memory.failures += 1;
    callOff = after(waitAfter(memory.failures, random()), () => {
      // Where the store itself fails, the next attempt is planned by then, and whoever reads the outbox is told.
      sendNow().catch(() => undefined);
    });
    onFailure?.();
  }

  function sendNow(): Promise<boolean> {
    if (running === undefined) running = run();
    else again = true;
    return running;
  }

  return {
    sendNow,
    stop() {
      stopped = true;
      callOff?.();
      callOff = undefined;
    },
  };
}
