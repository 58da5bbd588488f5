/** Watches whether somebody is there: asks after a time without any input, and after as long again takes them for gone. */
export interface Presence {
  /** Something was pressed, typed or moved. Whoever is being asked is given the whole time to answer. */
  sign(): void;
  /** "Yes, I am here." */
  here(): void;
  /** The page is looked at again, perhaps long after the device fell asleep with its timers. */
  seenAgain(): void;
  stop(): void;
}

interface Watch {
  /** Milliseconds without input until it asks; after as long again nobody is there. */
  patience: number;
  /** The time, in milliseconds. */
  now(): number;
  /** Does something later; returns how not to. */
  after(milliseconds: number, work: () => void): () => void;
  onAsk(): void;
  onGone(): void;
}

export function watchPresence({ patience, now, after, onAsk, onGone }: Watch): Presence {
  let state: 'here' | 'asking' | 'gone' = 'here';
  let last = now();
  let cancel: () => void = () => undefined;

  const gone = () => {
    cancel();
    if (state === 'gone') return;
    state = 'gone';
    onGone();
  };
  const ask = () => {
    cancel();
    state = 'asking';
    cancel = after(patience, gone);
    onAsk();
  };
  const wait = () => {
    cancel();
    // A clock that was set back must not make the wait longer.
    last = Math.min(last, now());
    const waited = now() - last;
    if (waited >= patience) return ask();
    cancel = after(patience - waited, wait);
  };
  wait();

  return {
    sign() {
      last = now();
      if (state !== 'asking') return; // Signs come with every movement of a finger: the timer runs on, and looks when it ends.
      cancel();
      cancel = after(patience, gone);
    },
    here() {
      if (state === 'gone') return;
      last = now();
      state = 'here';
      wait();
    },
    seenAgain() {
      if (state === 'gone') return;
      if (now() - last >= 2 * patience) gone();
      else if (state === 'here') wait();
    },
    stop() {
      state = 'gone';
      cancel();
    },
  };
}
