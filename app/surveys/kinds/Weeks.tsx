import { useId, useState } from 'react';
import { textKey, type WeeksPart } from '#server/contracts/text-keys.ts';
import { useSurveyText } from '../session-context.ts';
import { weeksIn } from './weeks-in.ts';
import './weeks.css';

interface Props {
  question: string;
  /** The most weeks that may be said. */
  most: number;
  weeks: number | undefined;
  /** `undefined`: what stands in the field is no number of weeks, so nothing is answered. */
  onChange(weeks: number | undefined): void;
}

/** A whole number of weeks: written, or pressed one by one, which needs no keyboard. */
export default function Weeks({ question, most, weeks, onChange }: Props) {
  const text = useSurveyText();
  const field = useId();
  const range = useId();
  const say = (part: WeeksPart) => text(textKey.weeks(question, part));
  const [written, setWritten] = useState(weeks === undefined ? '' : String(weeks));
  const [pressed, setPressed] = useState(false);
  const now = weeksIn(written, most);
  const write = (next: string, byButton: boolean) => {
    setWritten(next);
    setPressed(byButton);
    onChange(weeksIn(next, most));
  };
  const step = (by: 1 | -1) => {
    const next = (now ?? 0) + by;
    const possible = next >= 0 && next <= most;
    return (
      <button type="button" className="week-step" aria-label={say(by > 0 ? 'more' : 'less')} aria-disabled={possible ? undefined : true} onClick={() => possible && write(String(next), true)}>
        <span aria-hidden="true">{by > 0 ? '+' : '−'}</span>
      </button>
    );
  };
  return (
    <div className="weeks">
      <p className="hint" id={range} data-part="range">{say('range')}</p>
      <label htmlFor={field} data-part="unit">{say('unit')}</label>
      <div className="week-row">
        {step(-1)}
        <input id={field} name={question} inputMode="numeric" autoComplete="off" maxLength={4} dir="ltr" value={written} aria-describedby={range} aria-invalid={written !== '' && now === undefined}
          onChange={(event) => write(event.target.value, false)}
        />
        {step(1)}
      </div>
      <p role="status" className="visually-hidden">{pressed && now !== undefined ? `${say('unit')}: ${now}` : null}</p>
    </div>
  );
}
