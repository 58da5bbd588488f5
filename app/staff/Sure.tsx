import { useState } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';

interface Props {
  /** On the button. */
  ask: string;
  /** What would happen, asked when it was pressed. */
  question: string;
  onSure(): void;
}

/** Something that is asked twice. */
export function Sure({ ask, question, onSure }: Props) {
  const say = useText('staff');
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button onClick={() => setAsked(true)}>{ask}</Button>;
  return (
    <span className="staff-sure" role="group" aria-label={question}>
      <span>{question}</span>
      <Button
        kind="danger"
        onClick={() => {
          setAsked(false);
          onSure();
        }}
      >
        {ask}
      </Button>
      <Button onClick={() => setAsked(false)}>{say('sure-no')}</Button>
    </span>
  );
}
