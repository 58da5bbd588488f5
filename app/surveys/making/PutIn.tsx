import { useId, useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Options } from '../kinds/Options.tsx';
import { stampConcepts, type StampConcept } from './stamps.ts';
import { spots, spotAt, type Spot } from './strokes.ts';

interface Props {
  question: string;
  onPut(concept: StampConcept, spot: Spot): void;
}

/**
 * Drawing without a finger, a pen or a mouse: a picture is chosen, then its place. With one switch that is two choices of nine for
 * each picture. A pen that is moved by arrows would take dozens of presses, each waited for, for one line: so whoever scans
 * would never come to a drawing of their own, and puts a house, a dog and friends together in six presses.
 */
export function PutIn({ question, onPut }: Props) {
  const say = useText('makers');
  const where = useId();
  const [chosen, choose] = useState<StampConcept>();
  return (
    <details className="put-in">
      <summary data-part="stamps">{say('stamps')}</summary>
      <Options
        name={`${question}-picture`}
        kind="radio"
        legend={<h2>{say('stamp-which')}</h2>}
        cards={stampConcepts.map((concept) => ({ value: concept, concept, words: say(`stamp-${concept}`) }))}
        chosen={chosen === undefined ? [] : [chosen]}
        onChange={([value]) => choose(stampConcepts.find((concept) => concept === value))}
      />
      {chosen === undefined ? null : (
        <div role="group" aria-labelledby={where}>
          <h2 id={where}>{say('stamp-where')}</h2>
          <div className="spots">
            {spots.map((spot) => {
              const { x, y } = spotAt(spot);
              return (
                <button type="button" key={spot} className="spot" data-part={`spot-${spot}`} onClick={() => onPut(chosen, spot)}>
                  <svg aria-hidden="true" focusable="false" viewBox="0 0 30 30">
                    <rect x="1" y="1" width="28" height="28" rx="3" fill="none" stroke="currentColor" strokeWidth="1.5" />
                    <rect x={x * 30 - 4.5} y={y * 30 - 4.5} width="9" height="9" rx="2" fill="currentColor" />
                  </svg>
                  <span>{say(`place-${spot}`)}</span>
                </button>
              );
            })}
          </div>
        </div>
      )}
    </details>
  );
}
