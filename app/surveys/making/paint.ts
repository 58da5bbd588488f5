import { bounds } from '#server/contracts/bounds.ts';
import { colours, pens, seen, spotAt, type Drawing, type Mark, type Point } from './strokes.ts';
import { written } from './shrink.ts';

/** Pictures that a drawing may show: what was made before, and those to put in. What is not there yet leaves its place empty. */
export interface Pictures {
  before: CanvasImageSource | undefined;
  stamps: ReadonlyMap<string, CanvasImageSource>;
}

/** A line, round at its ends; one point is a dot. */
export function paintLine(context: CanvasRenderingContext2D, side: number, { colour, pen }: Pick<Extract<Mark, { kind: 'line' }>, 'colour' | 'pen'>, points: readonly Point[]): void {
  const [first, ...others] = points;
  if (first === undefined) return;
  context.strokeStyle = colours[colour];
  context.lineWidth = pens[pen] * side;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(first.x * side, first.y * side);
  for (const { x, y } of others.length === 0 ? [first] : others) context.lineTo(x * side, y * side);
  context.stroke();
}

/** Everything that is to be seen, on white paper. */
export function paint(context: CanvasRenderingContext2D, side: number, drawing: Drawing, pictures: Pictures): void {
  const { before, marks } = seen(drawing);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, side, side);
  if (before && pictures.before !== undefined) context.drawImage(pictures.before, 0, 0, side, side);
  for (const mark of marks) {
    if (mark.kind === 'line') paintLine(context, side, mark, mark.points);
    if (mark.kind !== 'stamp') continue;
    const picture = pictures.stamps.get(mark.concept);
    const { x, y, side: width } = spotAt(mark.spot);
    if (picture !== undefined) context.drawImage(picture, (x - width / 2) * side, (y - width / 2) * side, width * side, width * side);
  }
}

/** The side of the paper in pixels: on the screen, and the first of the sizes in which it is sent. */
export const paperSide = 900;

/** The drawing as a picture that may be sent (PNG). */
export const pictureOf = (drawing: Drawing, pictures: Pictures): Promise<Uint8Array<ArrayBuffer>> =>
  written('image/png', [{ side: paperSide }, { side: 640 }, { side: 400 }, { side: 240 }], bounds.attachmentBytes, (canvas, side) => {
    canvas.width = side;
    canvas.height = side;
    const context = canvas.getContext('2d');
    if (context !== null) paint(context, side, drawing, pictures);
  });
