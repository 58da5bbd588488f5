import { useId, useState, type ChangeEvent } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { takeIn, type TakenIn } from '#app/store/carry.ts';
import { Notice } from '#app/ui/Notice.tsx';

/** Brings sealed answers of another device in from a file, and says what became of them. */
export function BringIn() {
  const text = useText('device');
  const id = useId();
  const [taken, setTaken] = useState<TakenIn | { kind: 'failed' }>();
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    takeIn(file)
      .then(setTaken, () => setTaken({ kind: 'failed' }))
      .finally(() => {
        // The same file can be chosen again.
        input.value = '';
      });
  };
  const bad = taken !== undefined && (taken.kind !== 'taken' || taken.different + taken.spoilt > 0);
  return (
    <div className="device-files">
      <p>
        <label htmlFor={id}>{text('bring-in')}</label>
        <input id={id} className="device-file" type="file" accept=".json,application/json" onChange={choose} />
      </p>
      {taken === undefined ? null : (
        <Notice kind={bad ? 'danger' : 'good'} live>
          {taken.kind === 'failed' ? <p>{text('no-store')}</p> : null}
          {taken.kind === 'not-ours' ? <p>{text('not-ours')}</p> : null}
          {taken.kind === 'taken' ? <p>{text('taken', { added: taken.added, already: taken.already })}</p> : null}
          {taken.kind === 'taken' && taken.different > 0 ? <p>{text('taken-different', { count: taken.different })}</p> : null}
          {taken.kind === 'taken' && taken.spoilt > 0 ? <p>{text('taken-spoilt', { count: taken.spoilt })}</p> : null}
        </Notice>
      )}
    </div>
  );
}
