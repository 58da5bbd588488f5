import type { Release } from '#server/contracts/release.ts';
import { languageOf } from '#server/contracts/languages.ts';
import { In } from '#app/i18n/In.tsx';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { figuresOf } from './names.ts';

const peopleOf = (release: Release, population: 'own' | 'chosen-for' | 'open-link'): number | undefined => {
  const people = figuresOf(release, population, 'all')?.people;
  return people?.kind === 'shown' ? people.value : undefined;
};

/** Who was heard, out of how many; own voice, what others chose, and open-link answers apart. */
export function WhoWasHeard({ release }: { release: Release }) {
  const text = useText('themes');
  const own = peopleOf(release, 'own');
  const chosen = peopleOf(release, 'chosen-for');
  const open = peopleOf(release, 'open-link');
  const children = release.cohort.total;
  return (
    <section aria-labelledby="heard" className="result-section">
      <h2 id="heard">
        <Picture concept="listen-to-me" /> <span>{text('heard.title')}</span>
      </h2>
      <p className="lead">{own === undefined ? text('heard.own-hidden', { children }) : text('heard.own', { people: own, children })}</p>
      <p>{text('heard.own-meaning')}</p>
      <ul className="apart">
        <li>{chosen === undefined ? text('heard.chosen-hidden') : text('heard.chosen', { people: chosen })}</li>
        <li>{open === undefined ? text('heard.open-hidden') : text('heard.open', { people: open })}</li>
        <li>{text('heard.views')}</li>
      </ul>
      {release.languages.length === 0 ? null : (
        <>
          <p>{text('heard.languages', { least: release.rules.leastPeople })}</p>
          <ul className="spoken-list">
            {release.languages.map((tag) => (
              <li key={tag}>
                <In language={tag}>{languageOf(tag)?.name ?? tag}</In>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
