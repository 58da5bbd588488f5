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

type RoundOfArea = Area['rounds'][number];

/** The way into a round. */
function RoundWay({ round, again }: { round: RoundOfArea; again: boolean }) {
  const text = useText('home');
  const { has } = useTexts();
  const { tag } = useLanguage();
  return (
    <a className={round.survey.id === usual ? 'way first with-picture' : 'way with-picture'} href={screens.round.replace(':round', round.slug)}>
      <Picture concept={pictures[round.survey.id] ?? 'choose'} />
      <span>
        {text(has('home', `start-${round.survey.id}`) ? `start-${round.survey.id}` : 'answer')}
        {again ? <span className="hint">{text('second-time')}</span> : null}
        {round.audience === 'practitioner' ? <span className="hint">{text('for-staff')}</span> : null}
        <span className="hint">{text('open-until', { day: formatDay(tag, round.closesOn) })}</span>
      </span>
    </a>
  );
}

/** One area: answer, read the results, and print cards where the place is made up. */
export function AreaCard({ area }: { area: Area }) {
  const text = useText('home');
  const ui = useText('ui');
  const rounds = inStarterOrder(area.rounds, ({ survey }) => survey.id);
  /** What a parent or supporter thinks stands under the round that it stands beside; where that is not asked, among the others. */
  const viewsOf = (slug: string) => rounds.filter(({ beside }) => beside === slug);
  const isAsked = (slug: string | undefined) => rounds.some((round) => round.slug === slug);
  return (
    <section className="area" aria-labelledby={`area-${area.slug}`}>
      <h2 id={`area-${area.slug}`}>{area.name}</h2>
      {area.madeUp ? <Notice picture={<Picture concept="try-it" />}>{ui('made-up', { place: area.name })}</Notice> : null}
      <ul className="ways">
        {rounds
          .filter(({ beside }) => !isAsked(beside))
          .map((round, at, all) => (
            <li key={round.slug} className={viewsOf(round.slug).length === 0 ? undefined : 'with-views'}>
              <RoundWay round={round} again={all[at - 1]?.survey.id === round.survey.id} />
              {viewsOf(round.slug).length === 0 ? null : (
                <>
                  <p id={`beside-${round.slug}`}>{text('beside')}</p>
                  <ul className="ways" aria-labelledby={`beside-${round.slug}`}>
                    {viewsOf(round.slug).map((view) => (
                      <li key={view.slug}>
                        <RoundWay round={view} again={false} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
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
