import { useEffect, useRef, type PointerEvent } from 'react';
import { paint, paintLine, paperSide, type Pictures } from './paint.ts';
import { drawnOn, pointsPerLine, type Colour, type Drawing, type Pen, type Point } from './strokes.ts';

interface Props {
  /** What a screen reader says of it. */
  label: string;
  drawing: Drawing;
  pictures: Pictures;
  colour: Colour;
  pen: Pen;
  /** A line was drawn, from where a finger, a pen or a mouse came down to where it was lifted. */
  onLine(points: readonly Point[]): void;
}

interface Line {
  pointer: number;
  points: readonly Point[];
}

/** The paper. A line is seen while it is drawn, and told when it ends; a second finger changes nothing. */
export function Paper({ label, drawing, pictures, colour, pen, onLine }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const line = useRef<Line>(null);
  const context = () => canvas.current?.getContext('2d') ?? undefined;

  useEffect(() => {
    const on = context();
    if (on !== undefined) paint(on, paperSide, drawing, pictures);
  }, [drawing, pictures]);

  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const { left, top, width, height } = canvas.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  const end = () => {
    const ended = line.current;
    line.current = null;
    if (ended !== null) onLine(ended.points);
  };
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    if (line.current !== null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    line.current = { pointer: event.pointerId, points: drawnOn([], pointOf(event)) };
    const on = context();
    if (on !== undefined) paintLine(on, paperSide, { colour, pen }, line.current.points);
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const now = line.current;
    if (now === null || now.pointer !== event.pointerId) return;
    const { nativeEvent } = event;
    const moves = 'getCoalescedEvents' in nativeEvent ? nativeEvent.getCoalescedEvents() : [];
    const points = (moves.length === 0 ? [nativeEvent] : moves).reduce((so, each) => drawnOn(so, pointOf(each)), now.points);
    const on = context();
    if (on !== undefined) paintLine(on, paperSide, { colour, pen }, points.slice(Math.max(0, now.points.length - 1)));
    line.current = { ...now, points };
    if (points.length < pointsPerLine) return;
    end();
    line.current = { ...now, points: points.slice(-1) };
  };
  const up = (event: PointerEvent<HTMLCanvasElement>) => {
    if (line.current?.pointer === event.pointerId) end();
  };
  return (
    <canvas ref={canvas} className="paper" role="img" aria-label={label} width={paperSide} height={paperSide} onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up} />
  );
}
