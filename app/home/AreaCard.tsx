import type { ReactNode } from 'react';
import type { Area } from '#server/contracts/area.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
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

/** What a round is called. */
function useName() {
  const text = useText('home');
  const { has } = useTexts();
  return ({ survey }: RoundOfArea) => text(has('home', `start-${survey.id}`) ? `start-${survey.id}` : 'answer');
}

interface WayProps {
  round: RoundOfArea;
  /** Its last day is said here, where it is not the same for all. */
  ends: boolean;
  /** Where one survey is asked more than once: what tells this one from the others. */
  apart?: string | undefined;
}

/**
 * Whoever reads this page in a language goes on in it. Who reads it in English begins in the language that the round
 * begins in, which is the easier one.
 */
const wayInto = ({ slug, languages }: Area['rounds'][number], language: string): string =>
  language !== 'en' && languages.includes(language) ? screenAddress('answer', { round: slug, language }) : screenAddress('round', { round: slug });

/** The way into a round. */
function RoundWay({ round, ends, apart }: WayProps) {
  const text = useText('home');
  const name = useName();
  const { tag } = useLanguage();
  return (
    <a className={round.survey.id === usual ? 'way first with-picture' : 'way with-picture'} href={wayInto(round, tag)}>
      <Picture concept={pictures[round.survey.id] ?? 'choose'} />
      <span>
        {name(round)}
        {apart === undefined ? null : <span className="hint">{apart}</span>}
        {ends ? <span className="hint">{text('open-until', { day: formatDay(tag, round.closesOn) })}</span> : null}
      </span>
    </a>
  );
}

interface RoundsForProps extends Pick<WayProps, 'ends'> {
  id: string;
  title: string;
  rounds: readonly RoundOfArea[];
  apart: (round: RoundOfArea) => string | undefined;
  /** What else these people do here. */
  more?: ReactNode;
}

/** The rounds that some people are asked, under a heading that says who. One list is one group for who scans. */
function RoundsFor({ id, title, rounds, ends, apart, more = null }: RoundsForProps) {
  if (rounds.length === 0 && more === null) return null;
  return (
    <>
      <h3 id={id}>{title}</h3>
      <ul className="ways" aria-labelledby={id}>
        {rounds.map((round) => (
          <li key={round.slug}>
            <RoundWay round={round} ends={ends} apart={apart(round)} />
          </li>
        ))}
        {more === null ? null : <li>{more}</li>}
      </ul>
    </>
  );
}

/**
 * One area: answer, read the results, and print cards where the place is made up. The check-in that most are asked comes
 * first, then what families are asked: who looks for one of the two finds it at once, and so does who scans.
 */
export function AreaCard({ area }: { area: Area }) {
  const text = useText('home');
  const ui = useText('ui');
  const { tag } = useLanguage();
  const name = useName();
  const rounds = inStarterOrder(area.rounds, ({ survey }) => survey.id);
  const apart = (round: RoundOfArea) => {
    const same = rounds.filter(({ survey }) => survey.id === round.survey.id);
    const other = rounds.find(({ slug }) => slug === round.beside);
    if (same.length < 2) return undefined;
    if (other !== undefined) return name(other);
    return same[0] === round ? undefined : text('second-time');
  };
  const first = rounds.find(({ survey }) => survey.id === usual);
  const of = (audience: RoundOfArea['audience']) => rounds.filter((round) => round.audience === audience && round !== first);
  const [day, ...otherDays] = new Set(rounds.map(({ closesOn }) => closesOn));
  const ends = otherDays.length > 0;
  const each = { ends, apart };
  const id = `area-${area.slug}`;
  const cards = area.madeUp ? (
    <a className="way with-picture" href={screens.cards.replace(':area', area.slug)}>
      <Picture concept="card" />
      <span>{text('cards')}</span>
    </a>
  ) : null;
  return (
    <section className="area" aria-labelledby={id}>
      <h2 id={id}>{area.name}</h2>
      {area.madeUp ? <Notice picture={<Picture concept="try-it" />}>{ui('made-up', { place: area.name })}</Notice> : null}
      {day === undefined || ends ? null : <p className="hint">{text('open-until', { day: formatDay(tag, day) })}</p>}
      {first === undefined ? null : <RoundWay round={first} ends={ends} apart={apart(first)} />}
      <RoundsFor id={`${id}-families`} title={text('for-families')} rounds={of('parent-or-carer')} {...each} />
      <RoundsFor id={`${id}-young`} title={text(first === undefined ? 'for-young' : 'more-for-young')} rounds={of('young-person')} {...each} />
      <RoundsFor id={`${id}-staff`} title={text('for-staff')} rounds={of('practitioner')} {...each} more={cards} />
      <h3>{text('results-title')}</h3>
      <a className="way with-picture" href={screens.results.replace(':area', area.slug)}>
        <Picture concept="results" />
        <span>{text('results')}</span>
      </a>
      <a className="way with-picture" href={screens.notice.replace(':area', area.slug)}>
        <Picture concept="safe" />
        <span>{text('notice')}</span>
      </a>
    </section>
  );
}
