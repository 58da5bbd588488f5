import type { DeviceReport } from '#server/contracts/session-device.ts';

/** What a device says of itself; who it is and the report's number are added when it is said. */
export type Said = Omit<DeviceReport, 'token' | 'turn'>;

/** What a reporter needs of the world; tests give it another. */
export interface ReporterParts {
  /** `undefined`: there is nothing to say, and nobody to say it to. */
  howItIs(): Promise<Said | undefined>;
  post(said: Said): Promise<'heard' | 'ended' | 'nobody'>;
  /** Calls `work` once after so many milliseconds; returns how to call it off. */
  after(milliseconds: number, work: () => void): () => void;
}

export interface Reporter {
  /** Something may have changed. What is as it was said is not said again. */
  changed(): void;
  /** There may be somebody to hear it again: said whatever it is. */
  again(): void;
  /** Says what has changed before the page is left; resolves once that was tried. */
  now(): Promise<void>;
  stop(): void;
}

/** Changes that come together are said together. */
const gather = 200;
/** Nobody heard it: tried again after this, and twice as long each time. */
const [firstWait, longestWait] = [2_000, 30_000];
/** A device that is there says so, even where nothing changed: so that one that died is told from one that rests. */
const beat = 60_000;

/** Says how a device is when that changed, one report after the other. Where nobody hears it, the newest is said later. */
export function createReporter({ howItIs, post, after }: ReporterParts): Reporter {
  let last = '';
  let wait = firstWait;
  let under: Promise<void> | undefined;
  let more = false;
  let stopped = false;
  let callOff: (() => void) | undefined;

  const plan = (milliseconds: number, forget: boolean) => {
    callOff?.();
    callOff = stopped ? undefined : after(milliseconds, () => {
      if (forget) last = '';
      void say();
    });
  };

  async function sayOnce(): Promise<void> {
    const said = await howItIs();
    if (said === undefined || stopped) return;
    const text = JSON.stringify(said);
    if (text === last) return plan(beat, true);
    const heard = await post(said);
    if (heard === 'ended') return;
    if (heard === 'heard') {
      last = text;
      wait = firstWait;
      return plan(beat, true);
    }
    plan(wait, false);
    wait = Math.min(longestWait, wait * 2);
  }

  async function sayAll(): Promise<void> {
    try {
      do {
        more = false;
        await sayOnce();
      } while (more && !stopped);
    } catch {
      // The store cannot be read just now: what it holds is told on every screen that shows it, and here it is tried again.
      plan(longestWait, false);
    } finally {
      under = undefined;
    }
  }

  function say(): Promise<void> {
    more = true;
    under ??= sayAll();
    return under;
  }

  return {
    changed() {
      // What is planned now would be planned anew by the report that is under way, for the next beat.
      if (under !== undefined) more = true;
      else plan(gather, false);
    },
    again() {
      last = '';
      wait = firstWait;
      void say();
    },
    now: say,
    stop() {
      stopped = true;
      callOff?.();
    },
  };
}
