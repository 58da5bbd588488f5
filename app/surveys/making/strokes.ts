/**
 * A drawing as what was done, one thing after another, so that each can be taken back. Pure. Distances are parts of the
 * paper's side, from 0 to 1: the same drawing is drawn on a screen of any size, and on the picture that is sent.
 */

/** The pens' colours by name, as they lie on white paper; each differs from the paper by 3:1 or more, but for yellow and orange, which have an edge. */
export const colours = {
  black: '#1b1b2f',
  red: '#c4161c',
  orange: '#d95f02',
  yellow: '#f2c200',
  green: '#1d7a3c',
  blue: '#1457b8',
  purple: '#6a2c91',
  brown: '#6b3f1d',
} as const;
export type Colour = keyof typeof colours;
export const colourNames = Object.keys(colours) as Colour[];

/** How wide a line is, in parts of the paper's side. */
export const pens = { thin: 0.012, medium: 0.03, thick: 0.07 } as const;
export type Pen = keyof typeof pens;
export const penNames = Object.keys(pens) as Pen[];

/** The nine places of the paper on which a picture can be put, in lines of three. */
export const spots = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type Spot = (typeof spots)[number];

export interface Point {
  x: number;
  y: number;
}

/** One thing that was done. */
export type Mark =
  | { kind: 'line'; colour: Colour; pen: Pen; points: readonly Point[] }
  | { kind: 'stamp'; concept: string; spot: Spot }
  /** Everything so far was taken away; what was made before this visit as well. */
  | { kind: 'empty' };

export interface Drawing {
  /** A picture made before lies under the marks. */
  before: boolean;
  done: readonly Mark[];
  /** What was taken back, the last one last; gone when something new is done. */
  undone: readonly Mark[];
}

/** The most points of one line; a longer one goes on as the next. */
export const pointsPerLine = 1_000;
/** Two points nearer than this are one: a finger trembles, and a line of thousands says no more. */
const nearest = 0.004;

export const newDrawing = (before: boolean): Drawing => ({ before, done: [], undone: [] });

/** Does one thing more. */
export const add = ({ before, done }: Drawing, mark: Mark): Drawing => ({ before, done: [...done, mark], undone: [] });

/** Takes the last thing back; the same drawing where there is none. */
export function undo(drawing: Drawing): Drawing {
  const last = drawing.done.at(-1);
  return last === undefined ? drawing : { ...drawing, done: drawing.done.slice(0, -1), undone: [...drawing.undone, last] };
}

/** Does again what was taken back last; the same drawing where there is nothing. */
export function redo(drawing: Drawing): Drawing {
  const last = drawing.undone.at(-1);
  return last === undefined ? drawing : { ...drawing, done: [...drawing.done, last], undone: drawing.undone.slice(0, -1) };
}

/** What is to be seen: whether the picture from before, and which marks. */
export function seen({ before, done }: Drawing): { before: boolean; marks: readonly Mark[] } {
  const emptied = done.findLastIndex(({ kind }) => kind === 'empty');
  return { before: before && emptied < 0, marks: done.slice(emptied + 1) };
}

export const isEmpty = (drawing: Drawing): boolean => {
  const { before, marks } = seen(drawing);
  return !before && marks.length === 0;
};

const within = (value: number) => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0);

/** A line with one point more: kept on the paper, and left out where it is where the last one is. */
export function drawnOn(points: readonly Point[], { x, y }: Point): readonly Point[] {
  const next = { x: within(x), y: within(y) };
  const last = points.at(-1);
  return last !== undefined && Math.hypot(next.x - last.x, next.y - last.y) < nearest ? points : [...points, next];
}

/** The middle of a place for pictures, and how wide a picture is there. */
export const spotAt = (spot: Spot): Point & { side: number } => ({ x: ((spot - 1) % 3) / 3 + 1 / 6, y: Math.floor((spot - 1) / 3) / 3 + 1 / 6, side: 0.3 });
