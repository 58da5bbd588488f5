import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, colourNames, newDrawing, penNames, redo, seen, spots, undo, type Drawing, type Mark } from './strokes.ts';
import { drawingIn, mostWayBytes, wayOf } from './way.ts';

/** Places as they are on disk: in ten-thousandths of the paper's side. */
const place = fc.nat({ max: 10_000 }).map((at) => at / 10_000);
const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), colour: fc.constantFrom(...colourNames), pen: fc.constantFrom(...penNames), points: fc.array(fc.record({ x: place, y: place }), { minLength: 1, maxLength: 5 }) }),
  fc.record({ kind: fc.constant('stamp' as const), concept: fc.constantFrom('dog', 'own-home'), spot: fc.constantFrom(...spots) }),
  fc.constant({ kind: 'empty' as const }),
);
const step: fc.Arbitrary<(drawing: Drawing) => Drawing> = fc.oneof(mark.map((each) => (drawing: Drawing) => add(drawing, each)), fc.constant(undo), fc.constant(redo));
const drawings = fc.array(step, { maxLength: 30 }).map((steps) => steps.reduce((drawing, next) => next(drawing), newDrawing(false)));

test('after a reload everything can be taken back, and put back, step by step as before', () => {
  fc.assert(
    fc.property(drawings, (drawing) => {
      const back = drawingIn(wayOf(drawing) ?? new Uint8Array());
      expect(back).toEqual(drawing);
      if (back !== undefined) expect(seen(undo(back))).toEqual(seen(undo(drawing)));
    }),
  );
});

test('a place between two of those that are written is the nearest', () => {
  const drawing = add(newDrawing(false), { kind: 'line', colour: 'red', pen: 'thin', points: [{ x: 1 / 3, y: 1 }] });
  expect(drawingIn(wayOf(drawing) ?? new Uint8Array())?.done).toEqual([{ kind: 'line', colour: 'red', pen: 'thin', points: [{ x: 0.3333, y: 1 }] }]);
});

test('what is too long, or lies over a picture whose steps nobody has, is taken back as a whole', () => {
  const line: Mark = { kind: 'line', colour: 'blue', pen: 'thick', points: Array.from({ length: 1_000 }, (_, at) => ({ x: at / 1_000, y: 0.12345 })) };
  const long: Drawing = { ...newDrawing(false), done: Array.from({ length: mostWayBytes / 1_000 }, () => line) };
  expect(wayOf(long)).toBeUndefined();
  expect(wayOf({ ...newDrawing(true), done: [line] })).toBeUndefined();
});

test('what another build wrote in another form is left alone', () => {
  expect(drawingIn(new TextEncoder().encode('{"format":2,"steps":[]}'))).toBeUndefined();
});
