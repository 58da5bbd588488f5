import type { Release } from '#server/contracts/release.ts';
import { useText } from '#app/i18n/text.tsx';

/** How the figures are made, and where the known numbers of children come from. */
export function HowMade({ release }: { release: Release }) {
  const text = useText('themes');
  const { rules, cohort, partnership } = release;
  const { publisher, title, year, licence, place, url } = cohort.source;
  return (
    <>
      <section aria-labelledby="how-made" className="result-section">
        <h2 id="how-made">{text('notes.title')}</h2>
        <ul>
          <li>{text('notes.round')}</li>
          <li>{text('notes.base')}</li>
          <li>{text('notes.hide', { most: rules.hiddenUpTo, least: rules.leastPeople, children: rules.leastChildren })}</li>
          <li>{text('notes.guards')}</li>
          <li>{text('notes.carry', { changes: rules.leastChanges })}</li>
          <li>{text('notes.open')}</li>
          <li>{text('notes.ratio')}</li>
        </ul>
      </section>
      <section aria-labelledby="source" className="result-section">
        <h2 id="source">{text('source.title')}</h2>
        <p>
          <a href={url}>
            {/* The year is a name here, and is not written as a quantity. */}
            {text('source.counts', { publisher, title, year: String(year), licence })}
          </a>
        </p>
        {partnership.madeUp ? <p>{text('source.made-up', { place, area: partnership.name })}</p> : null}
        <p>{text('source.ages')}</p>
      </section>
    </>
  );
}
