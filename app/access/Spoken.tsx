import type { Reading } from './listen.ts';
import './spoken.css';

/** A text whose word or sentence is marked while it is read aloud. */
export function Spoken({ id, text, reading }: { id: string; text: string; reading: Reading | null }) {
  if (reading === null || reading.id !== id) return text;
  return (
    <>
      {text.slice(0, reading.from)}
      <mark className="spoken">{text.slice(reading.from, reading.to)}</mark>
      {text.slice(reading.to)}
    </>
  );
}
