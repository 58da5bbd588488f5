import { useEffect, useState } from 'react';
import { useText, useTexts } from '#app/i18n/text.tsx';
import { tryAgain } from '#app/store/outbox-by-hand.ts';
import { refusedRows, type RefusedRow } from '#app/store/outbox-tally.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { SaveToFile } from './SaveToFile.tsx';

/** So many are listed; a person decides about more of them together. */
const listed = 20;

/** Answers that the server would not take: each with the reason, to be tried again or carried away. */
export function Refused({ count }: { count: number }) {
  const text = useText('device');
  const ui = useText('ui');
  const texts = useTexts();
  const [rows, setRows] = useState<readonly RefusedRow[]>([]);
  useEffect(() => {
    let here = true;
    // Where it cannot be read, the screen says so above.
    refusedRows(count).then((found) => here && setRows(found), () => undefined);
    return () => {
      here = false;
    };
  }, [count]);
  if (count === 0) return null;
  const again = (...ids: string[]) => void tryAgain(...ids);
  return (
    <section className="device-part" aria-labelledby="device-refused" data-part="refused">
      <h2 id="device-refused">{text('refused-title')}</h2>
      <p className="with-picture">
        <Picture concept="problem" />
        <span>{text('refused', { count })}</span>
      </p>
      <ul className="device-refused">
        {rows.slice(0, listed).map(({ id, reason }, index) => (
          <li key={id}>
            <p>{texts.text('problems', reason.code, reason.params)}</p>
            <p className="hint code">
              <code>
                {reason.code} {id.slice(0, 8)}
              </code>
            </p>
            <Button onClick={() => again(id)} aria-label={`${ui('try-again')} ${index + 1}`}>
              {ui('try-again')}
            </Button>
          </li>
        ))}
      </ul>
      {count > listed ? <p>{text('refused-more')}</p> : null}
      {count > 1 ? (
        <p>
          <Button onClick={() => again(...rows.map(({ id }) => id))}>{text('try-all')}</Button>
        </p>
      ) : null}
      <SaveToFile which={rows.map(({ id }) => id)} words={text('save-these')} />
    </section>
  );
}
