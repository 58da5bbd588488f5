import { lazy, Suspense } from 'react';
import { isolated } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { spoken } from '#app/i18n/spoken.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { QrPicture } from '#app/ui/QrPicture.tsx';

/** A keep card in both its forms. */
export interface CardForms {
  /** Where the card leads, with the secret in its fragment. */
  address: string;
  /** The same secret to be typed: groups of letters and digits with spaces between. */
  code: string;
}

/** What a card is for. */
export const uses = [
  { key: 'card-see', concept: 'results' },
  { key: 'card-look', concept: 'check' },
  { key: 'card-take-back', concept: 'take-back' },
] as const;

/** The page's address as it is typed: a run of its own direction, without the secret. */
export const typed = (address: string) => isolated(address.replace(/#.*$/, '').replace(/^https?:\/\//, ''));

const EnglishBeside = lazy(() => import('./EnglishBeside.tsx'));

interface Props extends CardForms {
  /** The place or group that the card is from. */
  from?: string | undefined;
}

/** A keep card as it is shown and printed, in the language around it, with English beside another. */
export function CardFace({ address, code, from }: Props) {
  const say = useText('keepcard');
  const { tag } = useLanguage();
  return (
    <div className="keep-card-face" {...spoken(tag)}>
      <h2 data-part="line">
        <Picture concept="keep-card" />
        <span>{say('card-title')}</span>
      </h2>
      {from === undefined || from === '' ? null : <p className="keep-card-from">{say('card-from', { area: isolated(from) })}</p>}
      <div className="keep-card-body">
        <QrPicture text={address} label={say('card-scan')} />
        <div className="keep-card-words">
          <p data-part="line">{say('card-keep')}</p>
          <ul>
            {uses.map(({ key, concept }) => (
              <li key={key} data-part="line">
                <Picture concept={concept} />
                <span>{say(key)}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <p className="keep-card-type">{say('card-or-type', { address: typed(address) })}</p>
      <p className="keep-card-code" dir="ltr" translate="no">
        {code.split(' ').map((group, at) => (
          <span key={at}>{group} </span>
        ))}
      </p>
      <p className="keep-card-safe" data-part="line">
        <Picture concept="safe" />
        <span>{say('card-safe')}</span>
      </p>
      {tag.startsWith('en') ? null : (
        <Suspense fallback={null}>
          <EnglishBeside address={address} />
        </Suspense>
      )}
    </div>
  );
}
