import { useEffect, useState, type FormEvent } from 'react';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import type { PutAwayRow } from '#app/store/put-away.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { CodeField } from '#app/ui/CodeField.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { awayName } from './away-name.ts';
import type { Keys, ShareKeys } from './share-keys.ts';
import { fits, takeBack } from './take-back.ts';

interface Props {
  rows: readonly PutAwayRow[];
  /** That of this device now; `undefined` where it is shared no more. */
  publicKey: string | undefined;
  keys: ShareKeys;
}

type State = { kind: 'locked'; wrong: boolean } | { kind: 'open'; keys: Keys; failed: boolean };

/** The answers that were put away, by picture and number; with the secret somebody goes on with theirs. */
export function PutAway({ rows, publicKey, keys }: Props) {
  const say = useText('sessions');
  const { tag } = useLanguage();
  const [state, setState] = useState<State>({ kind: 'locked', wrong: false });
  useEffect(() => {
    const leave = () => setState({ kind: 'locked', wrong: false });
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, []);

  const unlock = async (text: string) => {
    const secret = keys.secretIn(text);
    const found = secret === undefined ? undefined : await keys.keysOf(secret);
    setState(found !== undefined && fits(found, publicKey, rows) ? { kind: 'open', keys: found, failed: false } : { kind: 'locked', wrong: true });
  };
  const goOn = async (row: PutAwayRow, opened: Keys) => {
    try {
      location.replace(await takeBack(row, opened, Date.now()));
    } catch {
      setState({ kind: 'open', keys: opened, failed: true });
    }
  };

  return (
    <section className="share-part">
      <h2>{say('away-title')}</h2>
      {rows.length === 0 ? <p>{say('away-none')}</p> : null}
      <ul className="away-list">
        {rows.map((row) => {
          const { concept, key, number } = awayName(row.number);
          const name = say(key, { number });
          return (
            <li key={row.id}>
              <Picture concept={concept} />
              <span>
                <strong>{name}</strong> <span className="hint">{say('away-day', { day: formatDay(tag, row.day) })}</span>
              </span>
              {state.kind === 'open' && state.keys.publicKey === row.publicKey ? <Button onClick={() => void goOn(row, state.keys)}>{say('away-take', { name })}</Button> : null}
            </li>
          );
        })}
      </ul>
      {state.kind === 'open' ? (
        <Notice kind={state.failed ? 'danger' : 'good'} live>
          {say(state.failed ? 'away-failed' : 'away-right')}
        </Notice>
      ) : rows.length > 0 ? (
        <AskForSecret wrong={state.wrong} onSecret={(text) => void unlock(text)} />
      ) : null}
    </section>
  );
}

function AskForSecret({ wrong, onSecret }: { wrong: boolean; onSecret(text: string): void }) {
  const say = useText('sessions');
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSecret(text);
  };
  return (
    <form className="share-part" onSubmit={submit} autoComplete="off" noValidate>
      <CodeField label={say('away-code')} hint={say('away-code-hint')} wrong={wrong ? say('away-code-wrong') : undefined} className="secret-field" value={text} onChange={setText} />
      <Button kind="primary" type="submit">
        {say('away-open')}
      </Button>
    </form>
  );
}
