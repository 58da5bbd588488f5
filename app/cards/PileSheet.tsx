import type { View } from '#server/contracts/round.ts';
import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { QrPicture } from '#app/ui/QrPicture.tsx';
import { usePileName } from './pile-name.ts';
import { grouped } from './card-code.ts';
import type { Pile } from './piles.ts';

/** As many cards as an A4 page holds beside the strip for the adult. */
export const perSheet = 8;

/** The address of a screen of a round, as somebody types it; a line ends behind a slash and at no hyphen. */
const typedAt = (screen: string, round: string) => `${location.host}${screen.replace(':round', round)}`.replaceAll('-', '\u2060-\u2060').replaceAll('/', '/\u200b');

/** "Or go to …": the address stands in its own direction and letters, whatever the language around it. */
function OrType({ round }: { round: string }) {
  const text = useText('cards');
  const address = typedAt(screens.card, round);
  const [before, after] = text('card-or-type', { address }).split(address);
  return (
    <p>
      {before}
      <bdi className="hand-card-address" dir="ltr">
        {address}
      </bdi>
      {after}
    </p>
  );
}

/** For the adult who hands the cards out: where a parent or supporter says what they think, in answers of their own. */
function ViewsBeside({ views }: { views: readonly View[] }) {
  const text = useText('cards');
  if (views.length === 0) return null;
  return (
    <>
      <p>{text('views')}</p>
      <ul>
        {views.map(({ slug, audience }) => (
          <li key={slug}>
            {text(`view-${audience}`)}: <bdi dir="ltr">{typedAt(screens.round, slug)}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

/**
 * One page of cards. Whom the pile is for stands on a strip that the adult cuts off: a card itself says
 * nothing of a young person's need.
 */
export function PileSheet({ pile, views }: { pile: Pile; views: readonly View[] }) {
  const text = useText('cards');
  const name = usePileName();
  return (
    <section className="sheet" aria-label={text('sheet')}>
      <div className="sheet-strip">
        <p>
          <strong>{text('for-adult', { pile: name(pile) })}</strong> {text('cut')}
        </p>
        <ViewsBeside views={views} />
      </div>
      <ul className="sheet-cards">
        {pile.unused.slice(0, perSheet).map((card) => (
          <li className="hand-card" key={card.code}>
            <QrPicture text={new URL(card.path, location.origin).href} label={text('scan')} />
            <div>
              <p className="hand-card-title">
                <Picture concept="my-future" />
                <span>{text('card-title')}</span>
              </p>
              <p>{text('card-scan')}</p>
              <OrType round={card.round} />
              <p className="hand-card-code" dir="ltr">
                <span className="visually-hidden">{text('code')}</span>
                {grouped(card.code)}
              </p>
              <p className="no-print">
                <a href={card.path}>{text('open')}</a>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
