/** How somebody presses, and nothing else: no other key, no other finger. */
export const ways = ['one-switch', 'two-switches', 'keyboard', 'touch'] as const;
export type Way = (typeof ways)[number];

/** What it took: presses, things until what was wanted was there, by kind, and the person's time in milliseconds. */
export interface Effort {
  screens: number;
  presses: number;
  /** Letters and digits written. */
  letters: number;
  /** For each answer, the way on and so forth, how many things were framed, or keys pressed, until it was, that one too. */
  toAnswers: number[];
  toOthers: number[];
  /** Counted with switches alone, where it is the page's clock that goes on. */
  time: number;
}

export const noEffort = (): Effort => ({ screens: 0, presses: 0, letters: 0, toAnswers: [], toOthers: [], time: 0 });

/** Somebody who answers by one way alone. */
export interface Person {
  way: Way;
  effort: Effort;
  /** Presses this, by its selector. `answer`: it is an answer, or one part of it; else a way there, or on. */
  choose(wanted: string, kind?: 'answer' | 'other'): Promise<void>;
  /** Lets time go on until something is so. */
  until(isSo: () => Promise<boolean>, what: string): Promise<void>;
  /** Writes in a field. Who presses by switch has no keyboard here, and passes fields over. */
  write: ((field: string, text: string) => Promise<void>) | undefined;
  /** Draws a line over the paper. Who has no finger, pen or mouse puts pictures in instead. */
  drawLine: ((paper: string) => Promise<void>) | undefined;
}
