import concepts from './concepts.json';
import drawings from './drawings.json';
import { moreSheets } from './more-sheets.ts';
import { type Concept, sheets } from './sheets.ts';

/** Where a drawing is from, as `drawings.json` records it. */
export interface Drawing {
  title: string;
  author: string;
  licence: string;
  source: string;
  adapts?: readonly string[];
}

/** One picture that ships: the concept it is drawn by on screen, its drawing, and what that was made from. */
export interface Credit {
  concept: Concept;
  drawing: Drawing;
  own: boolean;
  madeFrom: Drawing[];
}

const drawingOf: Readonly<Record<string, { drawing: string }>> = concepts;
const known: Readonly<Record<string, Drawing>> = drawings;

function creditOf(concept: Concept): Credit[] {
  const id = drawingOf[concept]?.drawing ?? '';
  const drawing = known[id];
  if (drawing === undefined) return [];
  const madeFrom = (drawing.adapts ?? []).flatMap((other) => known[other] ?? []);
  return [{ concept, drawing, own: id.startsWith('own-'), madeFrom }];
}

/** Every picture on the sheets, once, by what it shows. */
export const credits: readonly Credit[] = [...sheets, ...moreSheets]
  .flatMap(([, names]) => names.split(' ').filter((name) => !name.includes('=')))
  // The lists are made beside the type, from the same table.
  .flatMap((name) => creditOf(name as Concept))
  .toSorted((a, b) => a.drawing.title.localeCompare(b.drawing.title, 'en-GB'));
