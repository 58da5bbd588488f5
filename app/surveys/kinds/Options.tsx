import { useId, type ReactNode } from 'react';
import { Picture } from '#app/symbols/Picture.tsx';

export interface Card {
  value: string;
  concept: string;
  words: string;
}

interface Props {
  name: string;
  kind: 'radio' | 'checkbox';
  legend: ReactNode;
  hint?: string | undefined;
  cards: readonly Card[];
  chosen: readonly string[];
  /** At this many, the cards not chosen rest, and `fullHint` says why. */
  most?: number;
  fullHint?: string;
  onChange(chosen: string[]): void;
}

/**
 * Big cards over native radios or checkboxes: they work before any script has loaded, with every
 * keyboard, switch and screen reader, and in forced colours.
 */
export function Options({ name, kind, legend, hint, cards, chosen, most, fullHint, onChange }: Props) {
  const hintId = useId();
  const full = most !== undefined && chosen.length >= most;
  const toggle = (value: string, on: boolean) =>
    onChange(kind === 'radio' ? [value] : on ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <fieldset className="options" aria-describedby={hint === undefined ? undefined : hintId}>
      <legend>{legend}</legend>
      {hint === undefined ? null : (
        <p className="hint" id={hintId} data-part="hint">
          {hint}
        </p>
      )}
      <div className="cards">
        {cards.map((card) => {
          const on = chosen.includes(card.value);
          return (
            <label className="card" key={card.value} data-part={card.value}>
              <input
                type={kind}
                name={name}
                value={card.value}
                checked={on}
                // Else the browser writes into its session file what was chosen.
                autoComplete="off"
                aria-disabled={full && !on ? true : undefined}
                onChange={(event) => {
                  if (full && !on && kind === 'checkbox') return;
                  toggle(card.value, event.target.checked);
                }}
              />
              <Picture concept={card.concept} />
              <span className="card-words">{card.words}</span>
            </label>
          );
        })}
      </div>
      <p role="status" className="hint">
        {full && fullHint !== undefined && chosen.length < cards.length ? fullHint : null}
      </p>
    </fieldset>
  );
}
