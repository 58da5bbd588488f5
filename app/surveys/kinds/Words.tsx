import { useId, useState, type ReactNode } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { useAnswering } from '../session-context.ts';

interface Props {
  question: string;
  most: number;
  legend: ReactNode;
}

/** What is said before somebody writes, each with its picture. */
const notice = [
  ['who-reads-words', 'who-sees'],
  ['may-tell', 'safe'],
  ['not-emergency', 'get-an-adult'],
  ['no-names', 'my-name'],
] as const;

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
      <div id={hint}>
        {notice.map(([key, concept]) => (
          <p className="line" key={key} data-part={key}>
            <Picture concept={concept} />
            <span>{say(key === 'who-reads-words' && pack.round.partnership.madeUp ? 'who-reads-words-made-up' : key)}</span>
          </p>
        ))}
      </div>
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
    </div>
  );
}
