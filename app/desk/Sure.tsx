import { useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import './desk.css';

interface Props {
  /** On the button. */
  ask: string;
  /** What would happen, asked when it was pressed. */
  question: string;
  /** On the button that does it, where that is not said as it was asked. */
  yes?: string;
  onSure(): void;
}

/** Something that is asked twice. */
export function Sure({ ask, question, yes = ask, onSure }: Props) {
  const say = useText('staff');
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button onClick={() => setAsked(true)}>{ask}</Button>;
  return (
    <span className="desk-sure" role="group" aria-label={question}>
      <span>{question}</span>
      <Button
        kind="danger"
        onClick={() => {
          setAsked(false);
          onSure();
        }}
      >
        {yes}
      </Button>
      <Button onClick={() => setAsked(false)}>{say('sure-no')}</Button>
    </span>
  );
}
