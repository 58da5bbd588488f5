import { useState, type FormEvent, type ReactNode } from 'react';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { CodeField } from '#app/ui/CodeField.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { codeIn } from './card-code.ts';
import './cards.css';

interface Props {
  /** The round's slug. */
  round: string;
  /** Goes to an address of this app. */
  open(address: string): void;
  tools?: ReactNode;
}

/**
 * `/card/<round>`: a card whose picture cannot be scanned is typed. Its pile is not on it in words, so `-` stands in its
 * place: the server knows the pile by the code, and only questions for one kind of pile are not asked.
 */
export function TypedCard({ round, open, tools }: Props) {
  const text = useText('cards');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = codeIn(code);
    setWrong(read === undefined);
    // The code travels behind `#`, where no server sees it, and goes from the address at once.
    if (read !== undefined) open(`${screens.round.replace(':round', encodeURIComponent(round))}#card=-.${read}`);
  };
  return (
    <PlainPage title={text('type-title')} tools={tools}>
      <form className="type-card" onSubmit={submit} noValidate>
        <p className="type-card-intro">
          <Picture concept="card" />
          <span>{text('type-intro')}</span>
        </p>
        <CodeField label={text('type-code')} hint={text('type-hint')} wrong={wrong ? text('type-wrong') : undefined} className="type-card-code" value={code} onChange={setCode} />
        <Button kind="primary" type="submit">
          {text('type-go')}
        </Button>
      </form>
    </PlainPage>
  );
}
