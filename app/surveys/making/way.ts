import type { Drawing, Mark, Point } from './strokes.ts';

/**
 * A drawing's steps as bytes that lie beside its picture on the device, so that each can still be taken back after a
 * reload. They are never sent. Pure.
 */

/** Places on the paper are whole numbers in ten-thousandths of its side: finer than any screen. */
const fine = 10_000;
/** Longer ones are left out: the picture is there, and is taken back as a whole. */
export const mostWayBytes = 256 * 1024;

type Line = Extract<Mark, { kind: 'line' }>;
type WrittenMark = Exclude<Mark, Line> | (Omit<Line, 'points'> & { points: number[] });
interface Written {
  format: 1;
  done: WrittenMark[];
  undone: WrittenMark[];
}

const written = (mark: Mark): WrittenMark => (mark.kind === 'line' ? { ...mark, points: mark.points.flatMap(({ x, y }) => [Math.round(x * fine), Math.round(y * fine)]) } : mark);

function read(mark: WrittenMark): Mark {
  if (mark.kind !== 'line') return mark;
  const points: Point[] = [];
  for (let at = 0; at + 1 < mark.points.length; at += 2) points.push({ x: (mark.points[at] ?? 0) / fine, y: (mark.points[at + 1] ?? 0) / fine });
  return { ...mark, points };
}

/** The steps of a drawing; `undefined` where they are too long, or where a picture lies under them that is not one of them. */
export function wayOf({ before, done, undone }: Drawing): Uint8Array<ArrayBuffer> | undefined {
  if (before) return undefined;
  const steps: Written = { format: 1, done: done.map(written), undone: undone.map(written) };
  const bytes = new TextEncoder().encode(JSON.stringify(steps));
  return bytes.length > mostWayBytes ? undefined : bytes;
}

/** What `wayOf` wrote; `undefined` where another build wrote it in another form. */
export function drawingIn(bytes: Uint8Array): Drawing | undefined {
  // Decrypted under a key that only this program can use: it is what it wrote.
  const steps = JSON.parse(new TextDecoder().decode(bytes)) as Written | { format: unknown };
  return steps.format === 1 && 'done' in steps ? { before: false, done: steps.done.map(read), undone: steps.undone.map(read) } : undefined;
}
