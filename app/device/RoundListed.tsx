import { useState } from 'react';
import { useText, useTexts } from '#app/i18n/text.tsx';
import type { RoundHere } from '#app/store/rounds-here.ts';
import { RoundReady, type ReadyParts } from './RoundReady.tsx';

/** A round by its name; before its questions are here, by what the first page calls its survey. */
function RoundName({ round }: { round: RoundHere }) {
  const home = useText('home');
  const { has } = useTexts();
  const called = `start-${round.survey}`;
  return (
    <h3>
      {round.name ?? (has('home', called) ? home(called) : round.slug)}
      <span className="hint"> {round.area}</span>
    </h3>
  );
}

interface Props {
  round: RoundHere;
  parts: ReadyParts;
  /** Only its name stands in the list. Its files are read when somebody opens it. */
  folded: boolean;
}

/** One of the rounds that this device knows of: a list of ten can be looked over. */
export function RoundListed({ round, parts, folded }: Props) {
  const [opened, setOpened] = useState(!folded);
  const ready = opened ? <RoundReady round={round} parts={parts} /> : null;
  if (!folded)
    return (
      <li>
        <RoundName round={round} />
        {ready}
      </li>
    );
  return (
    <li>
      <details onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
        <summary data-folded={round.slug}>
          <RoundName round={round} />
        </summary>
        {ready}
      </details>
    </li>
  );
}
