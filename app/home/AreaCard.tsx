import type { Area } from '#server/contracts/area.ts';
import { screens } from '#server/contracts/screens.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Notice } from '#app/ui/Notice.tsx';

/** One area: answer, read the results, and print cards where the place is made up. */
export function AreaCard({ area }: { area: Area }) {
  const text = useText('home');
  const ui = useText('ui');
  const { tag } = useLanguage();
  return (
    <section className="area" aria-labelledby={`area-${area.slug}`}>
      <h2 id={`area-${area.slug}`}>{area.name}</h2>
      {area.madeUp ? <Notice picture={<Picture concept="try-it" />}>{ui('made-up', { place: area.name })}</Notice> : null}
      <ul className="ways">
        {area.rounds.map((round) => (
          <li key={round.slug}>
            <a className="way first with-picture" href={screens.round.replace(':round', round.slug)}>
              <Picture concept="my-future" />
              <span>
                {text('answer')}
                <span className="hint">{text('open-until', { day: formatDay(tag, round.closesOn) })}</span>
              </span>
            </a>
          </li>
        ))}
        <li>
          <a className="way with-picture" href={screens.results.replace(':area', area.slug)}>
            <Picture concept="results" />
            <span>{text('results')}</span>
          </a>
        </li>
        {area.madeUp ? (
          <li>
            <a className="way with-picture" href={screens.cards.replace(':area', area.slug)}>
              <Picture concept="card" />
              <span>{text('cards')}</span>
            </a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
