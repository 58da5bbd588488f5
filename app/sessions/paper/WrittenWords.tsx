import { useEffect, useRef, useState } from 'react';
import { Field } from '#app/desk/Fields.tsx';
import { useText } from '#app/i18n/text.tsx';
import { spoken } from '#app/i18n/spoken.ts';
import { Button } from '#app/ui/Button.tsx';

interface Props {
  most: number;
  language: string;
  text: string;
  onDone(text: string): void;
  onBack(): void;
}

/** What somebody wrote by hand, typed as it stands: their words, their spelling. Enter is done; Shift and Enter begin a line. */
export function WrittenWords({ most, language, text, onDone, onBack }: Props) {
  const say = useText('paper');
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <Field label={say('words-label')} hint={say('words-hint')}>
        {(tied) => (
          <textarea ref={field} {...tied} {...spoken(language)} rows={5} maxLength={most} autoComplete="off" spellCheck={false} value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              const done = event.key === 'Enter' && !event.shiftKey;
              if (done) onDone(typed);
              else if (event.key === 'Backspace' && typed === '') onBack();
              else return;
              event.preventDefault();
            }}
          />
        )}
      </Field>
      <p>
        <Button onClick={() => onDone(typed)}>{say('words-done')}</Button>
      </p>
    </>
  );
}
