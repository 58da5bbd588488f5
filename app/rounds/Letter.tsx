import type { ReactNode } from 'react';
import type { AreaNotice, RoundKept } from '#server/contracts/rounds-kept.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import { formatDay, isolated } from '#app/i18n/format.ts';
import { loadTexts } from '#app/i18n/load.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { loadStaffWords } from '#app/i18n/staff-words.ts';
import { useText, type Params, type Texts } from '#app/i18n/text.tsx';
import { Logo } from '#app/ui/Logo.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { QrPicture } from '#app/ui/QrPicture.tsx';
import { useTextsOf } from './use-texts-of.ts';
import './letter.css';

interface Props {
  kept: RoundKept;
  notice: AreaNotice;
  /** English stands beside every language but English. */
  language: string;
  /** Who sends it; empty where that is not said. */
  setting: string;
}

/** What a survey is called on the first page is among its words. */
const loadNames = (language: string) => loadTexts(language, ['home']);
/** A name or an address keeps its own direction among words of another. */
/** A4, two sides: what parents are told before their children are asked, in their language and in English; and a slip to say no. */
export function Letter({ kept: { area, round, goesOn }, notice: { controller, contact, officer }, language, setting }: Props) {
  const page = useText('rounds');
  const tags = language === 'en' || language === 'en-simple' ? [language] : [language, 'en'];
  const words = useTextsOf(tags, loadStaffWords);
  const names = useTextsOf(tags, loadNames);
  const address = `${location.origin}${screenAddress('notice', { area: area.slug })}`;

  const nameIn = (tag: string): string => {
    const { text, has } = names.find((each) => each.language.tag === tag) ?? {};
    const key = [`name-${round.survey.id}`, `start-${round.survey.id}`].find((each) => has?.('home', each));
    return isolated(key === undefined || text === undefined ? round.slug : text('home', key));
  };
  /** The same in each language, as elements of one kind. */
  const said = (key: string, params: (tag: string) => Params = () => ({})): ReactNode =>
    words.map(({ language: { tag }, text }) => (
      <span key={tag} {...spoken(tag)}>
        {text('letter', key, params(tag))}
      </span>
    ));
  const point = (concept: string, key: string, params?: (tag: string) => Params) => (
    <li key={key}>
      <Picture concept={concept} />
      <p className="letter-words">{said(key, params)}</p>
    </li>
  );
  const part = (key: string, ...points: ReactNode[]) => (
    <section key={key}>
      <h3 className="letter-words">{said(key)}</h3>
      <ul>{points}</ul>
    </section>
  );
  const hasWords = (key: string): boolean => words.every(({ has }: Texts) => has('letter', key));
  const asks = `asks-${round.survey.id}`;

  return (
    <article className="letter" data-languages={tags.length} aria-label={page('letter-see')}>
      <header className="letter-head">
        <Logo />
        <strong>{area.name}</strong>
        {setting === '' ? null : <span dir="auto">{setting}</span>}
      </header>
      {area.madeUp ? <p className="letter-words letter-made-up">{said('made-up')}</p> : null}
      <p className="letter-words">{said('to')}</p>
      <h2 className="letter-words">{said('title')}</h2>
      <ul>
        {point('listen-to-me', 'who', () => ({ area: isolated(area.name) }))}
        {point('later', 'when', (tag) => ({ name: nameIn(tag), from: formatDay(tag, round.opensOn), to: formatDay(tag, round.closesOn) }))}
      </ul>
      {part(
        'asks-title',
        point('chat', hasWords(asks) ? asks : 'asks-other'),
        ...round.topics.map((topic) => point(topic === 'health' ? 'healthy' : 'friends', `asks-${topic}`)),
        point('choose', 'asks-how'),
        point('my-name', 'asks-no-name'),
      )}
      {part('choice-title', point('you-can-stop', 'choice'), point('own', 'choice-sixteen'))}
      {part(
        'sees-title',
        point('who-sees', 'sees-words'),
        point('school', 'sees-school'),
        point('safe', 'sees-safe'),
        point('results', 'sees-results'),
        point('delete', 'sees-kept', (tag) => ({ words: formatDay(tag, goesOn.words), answers: formatDay(tag, goesOn.answers) })),
      )}
      {part('no-title', point('no', 'no-tell', (tag) => ({ day: formatDay(tag, round.opensOn) })), point('yes', 'no-then'), point('take-back', 'no-later'))}
      {part(
        'more-title',
        ...(contact === '' ? [] : [point('help', 'more-ask', () => ({ contact: isolated(contact) }))]),
        ...(controller === '' ? [] : [point('group-of-people', 'more-controller', () => ({ controller: isolated(controller) }))]),
        ...(officer === '' ? [] : [point('private', 'more-officer', () => ({ officer: isolated(officer) }))]),
        point('problem', 'more-complain'),
        point('handshake', 'more-law'),
        <li key="more-read" className="letter-more">
          <QrPicture text={address} label={page('qr')} />
          <p className="letter-words">{said('more-read', () => ({ address: isolated(address.replace(/^https?:\/\//, '')) }))}</p>
        </li>,
      )}
      <section className="letter-slip">
        <p className="letter-words">{said('slip-cut')}</p>
        <p className="letter-words letter-refusal">{said('slip-no', (tag) => ({ name: nameIn(tag) }))}</p>
        {['slip-child', 'slip-you', 'slip-day'].map((key) => (
          <p key={key} className="letter-line">
            <span className="letter-words">{said(key)}</span>
            <span className="letter-write" />
          </p>
        ))}
        <p className="letter-words">{said('slip-stays')}</p>
      </section>
    </article>
  );
}
