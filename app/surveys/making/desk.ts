import { readWay } from '#app/store/attachments.ts';
import type { Session } from '../session.ts';
import type { Pictures } from './paint.ts';
import { stampPicture } from './stamps.ts';
import { newDrawing, type Drawing } from './strokes.ts';
import { drawingIn } from './way.ts';

/** A drawing that is being made, with the pictures it shows. */
export interface Desk {
  drawing: Drawing;
  pictures: Pictures;
}

const desks = new WeakMap<Session, Map<string, Desk>>();

/** The drawings of a visit, by question, so that who goes back can still take back what they drew. */
export function desksOf(session: Session): Map<string, Desk> {
  const those = desks.get(session) ?? new Map<string, Desk>();
  desks.set(session, those);
  return those;
}

export const emptyDesk: Desk = { drawing: newDrawing(false), pictures: { before: undefined, stamps: new Map() } };

/** Step by step, as it was drawn. Rejects where a picture that was put in is not to be had. */
async function byItsWay(way: Uint8Array): Promise<Desk | undefined> {
  const drawing = drawingIn(way);
  if (drawing === undefined) return undefined;
  const concepts = new Set([...drawing.done, ...drawing.undone].flatMap((mark) => (mark.kind === 'stamp' ? [mark.concept] : [])));
  const stamps = await Promise.all([...concepts].map(async (concept) => [concept, await stampPicture(concept)] as const));
  return { drawing, pictures: { before: undefined, stamps: new Map(stamps) } };
}

/** A drawing that was made before this page was loaded: with its steps where they are here, else as a picture that is taken back as a whole. */
export async function openDesk(session: Session, question: string, picture: Blob): Promise<Desk> {
  const way = await readWay(session.snapshot().draft, question).catch(() => undefined);
  const desk = way && (await byItsWay(way).catch(() => undefined));
  if (desk !== undefined) return desk;
  const before = await createImageBitmap(picture).catch(() => undefined);
  return { drawing: newDrawing(before !== undefined), pictures: { before, stamps: new Map() } };
}
