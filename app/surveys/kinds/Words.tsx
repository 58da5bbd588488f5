import { useId, useState, type ReactNode } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { useAnswering } from '../session-context.ts';

interface Props {
  question: string;
  most: number;
  legend: ReactNode;
}

/** Own words. Who reads them, and when, stands before the field: nobody is promised a secrecy that staff cannot keep. */
export function Words({ question, most, legend }: Props) {
  const { pack, session } = useAnswering();
  const say = useText('surveys');
  const field = useId();
  const hint = useId();
  const [text, setText] = useState(() => session.snapshot().draft.words[question]?.text ?? '');
  return (
    <div className="words">
      <label htmlFor={field}>{legend}</label>
      <textarea
        id={field}
        name={question}
        rows={3}
        maxLength={most}
        value={text}
        aria-describedby={hint}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          session.write(question, event.target.value);
        }}
      />
      <p className="hint" id={hint}>
        {say(pack.round.partnership.madeUp ? 'who-reads-words-made-up' : 'who-reads-words')} {say('may-tell')} {say('not-emergency')} {say('no-names')}
      </p>
    </div>
  );
}
