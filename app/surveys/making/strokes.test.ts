import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, colourNames, drawnOn, isEmpty, newDrawing, penNames, pointsPerLine, redo, seen, spotAt, spots, undo, type Drawing, type Mark } from './strokes.ts';

const point = fc.record({ x: fc.double({ min: -1, max: 2 }), y: fc.double({ min: -1, max: 2 }) });
const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), colour: fc.constantFrom(...colourNames), pen: fc.constantFrom(...penNames), points: fc.array(point, { minLength: 1, maxLength: 5 }) }),
  fc.record({ kind: fc.constant('stamp' as const), concept: fc.constant('dog'), spot: fc.constantFrom(...spots) }),
  fc.constant({ kind: 'empty' as const }),
);
const step: fc.Arbitrary<(drawing: Drawing) => Drawing> = fc.oneof(
  mark.map((each) => (drawing: Drawing) => add(drawing, each)),
  fc.constant(undo),
  fc.constant(redo),
);
const drawings = fc.tuple(fc.boolean(), fc.array(step, { maxLength: 30 })).map(([before, steps]) => steps.reduce((drawing, next) => next(drawing), newDrawing(before)));

test('what is done can be taken back, and what was taken back done again', () => {
  fc.assert(
    fc.property(drawings, mark, (drawing, next) => {
      const more = add(drawing, next);
      expect(undo(more).done).toEqual(drawing.done);
      expect(redo(undo(more))).toEqual(more);
      if (drawing.done.length > 0) expect(redo(undo(drawing))).toEqual(drawing);
    }),
  );
});

test('everything can be taken back, one thing after another, until what was there before is there', () => {
  fc.assert(
    fc.property(drawings, (drawing) => {
      let back = drawing;
      for (const _ of drawing.done) back = undo(back);
      expect(undo(back)).toBe(back);
      expect(seen(back)).toEqual({ before: drawing.before, marks: [] });
    }),
  );
});

test('an emptied paper is empty, also of the picture from before, and that can be taken back too', () => {
  fc.assert(
    fc.property(drawings, (drawing) => {
      const emptied = add(drawing, { kind: 'empty' });
      expect(isEmpty(emptied)).toBe(true);
      expect(seen(undo(emptied))).toEqual(seen(drawing));
    }),
  );
});

test('a line stays on the paper, wherever the finger goes', () => {
  const anywhere = fc.record({ x: fc.double(), y: fc.double() });
  fc.assert(
    fc.property(fc.array(anywhere, { maxLength: 60 }), (moves) => {
      const points = moves.reduce((line: ReturnType<typeof drawnOn>, move) => drawnOn(line, move), []);
      expect(points.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
      expect(points.length).toBe(moves.length === 0 ? 0 : Math.max(1, points.length));
    }),
  );
  expect(drawnOn([{ x: 0.5, y: 0.5 }], { x: 0.501, y: 0.5 })).toHaveLength(1);
  expect(pointsPerLine).toBeGreaterThan(100);
});

test('each place for a picture lies on the paper, apart from the others', () => {
  const places = spots.map(spotAt);
  expect(places.every(({ x, y, side }) => x - side / 2 >= 0 && x + side / 2 <= 1 && y - side / 2 >= 0 && y + side / 2 <= 1)).toBe(true);
  expect(new Set(places.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`)).size).toBe(9);
});
