import { useRef } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { CardFace, type CardForms } from './CardFace.tsx';
import './replies.css';

interface Props extends CardForms {
  from: string;
  /** The person brought this card, and has it in their hands. */
  brought: boolean;
}

/**
 * The keep card, after the answers were sealed, for as long as the last page is there. The secret of a new one is
 * nowhere else, so the page says what the card is for, who else could use it, and that it cannot be made again.
 */
export function KeepCard({ address, code, from, brought }: Props) {
  const say = useText('keepcard');
  const card = useRef<HTMLElement>(null);
  return (
    <div className="keep-card-page">
      {brought ? <p>{say('card-own')}</p> : null}
      <article ref={card} className="keep-card" aria-label={say('card-title')}>
        <CardFace address={address} code={code} from={from} />
      </article>
      <p className="no-print">{say('card-lost')}</p>
      <Button kind="primary" onClick={() => card.current !== null && printOnly(card.current)}>
        <Picture concept="print" />
        <span>{say('card-print')}</span>
      </Button>
    </div>
  );
}
