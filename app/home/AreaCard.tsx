import type { Area } from '#server/contracts/area.ts';
import { screens } from '#server/contracts/screens.ts';
import { inStarterOrder } from '#server/contracts/starter-order.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText, useTexts } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Notice } from '#app/ui/Notice.tsx';

/** The survey that most young people are asked. */
const usual = 'my-future';
/** What a survey is about, in one picture. */
const pictures: Readonly<Record<string, string>> = {
  [usual]: 'my-future',
  'my-future-2': 'own-home',
  'my-future-year-10': 'change',
  'my-future-year-12': 'plan',
  'school-life': 'school',
  'live-issue': 'problem',
  'live-issue-2': 'idea',
  parents: 'parent',
  'co-productive': 'group-of-people',
  observation: 'who-sees',
};

/** One area: answer, read the results, and print cards where the place is made up. */
export function AreaCard({ area }: { area: Area }) {
  const text = useText('home');
  const ui = useText('ui');
  const { has } = useTexts();
  const { tag } = useLanguage();
  return (
    <section className="area" aria-labelledby={`area-${area.slug}`}>
      <h2 id={`area-${area.slug}`}>{area.name}</h2>
      {area.madeUp ? <Notice picture={<Picture concept="try-it" />}>{ui('made-up', { place: area.name })}</Notice> : null}
      <ul className="ways">
        {inStarterOrder(area.rounds, ({ survey }) => survey.id).map((round, at, all) => (
          <li key={round.slug}>
            <a className={round.survey.id === usual ? 'way first with-picture' : 'way with-picture'} href={screens.round.replace(':round', round.slug)}>
              <Picture concept={pictures[round.survey.id] ?? 'choose'} />
              <span>
                {text(has('home', `start-${round.survey.id}`) ? `start-${round.survey.id}` : 'answer')}
                {all[at - 1]?.survey.id === round.survey.id ? <span className="hint">{text('second-time')}</span> : null}
                {round.audience === 'practitioner' ? <span className="hint">{text('for-staff')}</span> : null}
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
