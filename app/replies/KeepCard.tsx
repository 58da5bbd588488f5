import { useRef } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { printOnly } from '#app/ui/print-only.ts';
import { QrPicture } from '#app/ui/QrPicture.tsx';
import './replies.css';

interface Props {
  /** Where the card leads, with the secret in its fragment. */
  address: string;
  /** The same secret to be typed: groups of letters and digits with spaces between. */
  code: string;
}

const uses = [
  { key: 'card-see', concept: 'results' },
  { key: 'card-look', concept: 'check' },
  { key: 'card-take-back', concept: 'take-back' },
] as const;

/**
 * The keep card, shown once, after the answers were sealed. The secret is nowhere else, so the page says
 * what the card is for, who else could use it, and that it cannot be made again.
 */
export function KeepCard({ address, code }: Props) {
  const say = useText('keepcard');
  const card = useRef<HTMLElement>(null);
  const page = address.replace(/#.*$/, '').replace(/^https?:\/\//, '');
  return (
    <div className="keep-card-page">
      <article ref={card} className="keep-card" aria-label={say('card-title')}>
        <h2>
          <Picture concept="keep-card" />
          {say('card-title')}
        </h2>
        <div className="keep-card-body">
          <QrPicture text={address} label={say('card-scan')} />
          <div className="keep-card-words">
            <p>{say('card-keep')}</p>
            <ul>
              {uses.map(({ key, concept }) => (
                <li key={key}>
                  <Picture concept={concept} />
                  <span>{say(key)}</span>
                </li>
              ))}
            </ul>
          </div>
        </div>
        <p className="keep-card-type">{say('card-or-type', { address: '\u2068' + page + '\u2069' })}</p>
        <p className="keep-card-code" dir="ltr" translate="no">
          {code.split(' ').map((group, at) => (
            <span key={at}>{group} </span>
          ))}
        </p>
        <p className="keep-card-safe">
          <Picture concept="safe" />
          <span>{say('card-safe')}</span>
        </p>
      </article>
      <p className="no-print">{say('card-lost')}</p>
      <Button kind="primary" onClick={() => card.current !== null && printOnly(card.current)}>
        <Picture concept="print" />
        <span>{say('card-print')}</span>
      </Button>
    </div>
  );
}
