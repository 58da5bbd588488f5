import type { ReactNode } from 'react';

interface Props<T extends string | number> {
  name: string;
  legend: string;
  choices: readonly { value: T; words: ReactNode; picture?: ReactNode }[];
  chosen: T;
  onChoose: (value: T) => void;
}

/** One of several, as cards over native radios. */
export function Choices<T extends string | number>({ name, legend, choices, chosen, onChoose }: Props<T>) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      <div className="cards">
        {choices.map(({ value, words, picture }) => (
          <label className="card" key={value}>
            <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
            {picture}
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
