import { useText } from '#app/i18n/text.tsx';
import { colourNames, colours, penNames, pens, type Colour, type Pen } from './strokes.ts';

interface Props {
  question: string;
  colour: Colour;
  pen: Pen;
  onColour(colour: Colour): void;
  onPen(pen: Pen): void;
}

/** Eight colours with their names, and three pens. */
export function Pens({ question, colour, pen, onColour, onPen }: Props) {
  const say = useText('makers');
  return (
    <>
      <fieldset className="pens" data-by-hand>
        <legend data-part="colour">{say('colour')}</legend>
        {colourNames.map((name) => (
          <label key={name} className="pen-choice" data-part={name}>
            <input type="radio" name={`${question}-colour`} value={name} checked={name === colour} autoComplete="off" onChange={() => onColour(name)} />
            <svg aria-hidden="true" focusable="false" viewBox="0 0 40 40">
              <circle cx="20" cy="20" r="17" fill={colours[name]} stroke="#1b1b2f" strokeWidth="1.5" />
            </svg>
            <span>{say(`colour-${name}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className="pens three" data-by-hand>
        <legend data-part="pen">{say('pen')}</legend>
        {penNames.map((name) => (
          <label key={name} className="pen-choice" data-part={name}>
            <input type="radio" name={`${question}-pen`} value={name} checked={name === pen} autoComplete="off" onChange={() => onPen(name)} />
            <svg aria-hidden="true" focusable="false" viewBox="0 0 40 40">
              <rect width="40" height="40" rx="5" fill="#ffffff" />
              <path d="M8 32 32 8" fill="none" stroke={colours[colour]} strokeWidth={pens[name] * 150} strokeLinecap="round" />
            </svg>
            <span>{say(`pen-${name}`)}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
