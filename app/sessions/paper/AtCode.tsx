import { useEffect, useRef, useState, type FormEvent } from 'react';
import { readBookletNumber, tidied } from '#server/contracts/booklet-number.ts';
import { CardCode } from '#server/contracts/envelope.ts';
import type { FindBooklet } from '#server/contracts/booklet.ts';
import { Field } from '#app/desk/Fields.tsx';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';

/** What was typed or scanned: a number, a whole code, or an address from the picture with the code behind it. */
export function readBooklet(typed: string): FindBooklet | undefined {
  const scanned = /#card=[a-z0-9-]*\.([0-9A-Z]{16})\s*$/i.exec(typed)?.[1];
  const tidy = tidied(scanned ?? typed);
  if (readBookletNumber(tidy) !== undefined) return { number: tidy };
  const code = CardCode.safeParse(tidy);
  return code.success ? { code: code.data } : undefined;
}

interface Props {
  busy: boolean;
  /** Why the last one was not taken: the next is typed in its place. */
  refused: unknown;
  onBooklet(asked: FindBooklet, said: string): void;
}

/** The number of the booklet on top of the pile. A slip of the finger is seen by the number's check before anybody is asked. */
export function AtCode({ busy, refused, onBooklet }: Props) {
  const say = useText('paper');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), [refused]);
  const go = (asked: FindBooklet | undefined) => {
    setWrong(asked === undefined);
    if (asked === undefined) field.current?.select();
    else onBooklet(asked, tidied('number' in asked ? asked.number : asked.code));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(readBooklet(typed));
  };
  const type = (now: string) => {
    setTyped(now);
    const asked = readBooklet(now);
    // A whole number needs no Enter. Without a network it may be the beginning of a long code.
    if (asked !== undefined && 'number' in asked && navigator.onLine && !busy) go(asked);
  };
  return (
    <form className="paper-part paper-form" onSubmit={submit} noValidate>
      <Field label={say('number')} hint={say('number-hint')}>
        {({ id, 'aria-describedby': hint }) => (
          <>
            {wrong ? (
              <Notice kind="danger" live>
                <span id={`${id}-wrong`}>{say('number-wrong')}</span>
              </Notice>
            ) : null}
            <input ref={field} id={id} dir="ltr" value={typed} onChange={(event) => type(event.target.value)} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={300} aria-invalid={wrong} aria-describedby={wrong ? `${hint} ${id}-wrong` : hint} />
          </>
        )}
      </Field>
      <Button kind="primary" type="submit" disabled={busy}>
        {say('go-on')}
      </Button>
    </form>
  );
}
