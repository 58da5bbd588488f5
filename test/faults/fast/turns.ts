/**
 * The order in which everything happens. Each callback of a browser (an IndexedDB event, a message, a timer) is a turn of
 * its own; what really takes time elsewhere (cryptography, the server, its database) is awaited one after another, and no
 * turn comes meanwhile. So a schedule runs the same way each time, on a fast machine as on a slow one.
 */
export interface Turns {
  /** Queues a turn. */
  later(turn: () => void): void;
  /** Awaits work outside, in the order asked for. */
  outside<T>(work: () => Promise<T>): Promise<T>;
  /** Takes turns until nothing is left to do. Rejects where it does not end. */
  untilQuiet(): Promise<void>;
  /** Forgets every queued turn. */
  clear(): void;
}

/** More turns than any step needs: then something goes round in circles. */
const mostTurns = 200_000;
const aMoment = () => new Promise<void>((resolve) => setImmediate(resolve));

export function createTurns(): Turns {
  const queue: (() => void)[] = [];
  let outside = 0;
  let last: Promise<unknown> = Promise.resolve();

  return {
    later: (turn) => void queue.push(turn),
    outside(work) {
      outside += 1;
      const run = last.then(work);
      last = run.then(
        () => void (outside -= 1),
        () => void (outside -= 1),
      );
      return run;
    },
    async untilQuiet() {
      let idle = 0;
      for (let taken = 0; idle < 2; ) {
        await aMoment();
        if (outside > 0) {
          idle = 0;
          await last;
          continue;
        }
        const turn = queue.shift();
        if (turn === undefined) {
          idle += 1;
          continue;
        }
        idle = 0;
        taken += 1;
        if (taken > mostTurns) throw new Error('The schedule goes round in circles.');
        turn();
      }
    },
    clear() {
      queue.length = 0;
    },
  };
}
