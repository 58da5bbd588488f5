import { Fragment, useCallback, useEffect, useState, type ReactNode } from 'react';
import type { AreaNotice as Notice, KeptUntil } from '#server/contracts/rounds-kept.ts';
import { screens } from '#server/contracts/screens.ts';
import type { Reply } from '#app/api/call.ts';
import { formatDay, formatList, isolated } from '#app/i18n/format.ts';
import { useLanguage, useText, useTexts } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice as Said } from '#app/ui/Notice.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import './notices.css';

interface Props {
  load(): Promise<Reply<Notice>>;
  tools?: ReactNode;
}

/** `/areas/<area>/notice`: what happens with answers, in plain words, with the area's own facts; to read and to print. */
export function AreaNotice({ load, tools }: Props) {
  const say = useText('notices');
  const ui = useText('ui');
  const [reply, setReply] = useState<Reply<Notice>>();
  const look = useCallback(() => {
    void load().then(setReply);
  }, [load]);
  useEffect(look, [look]);
  return (
    <PlainPage title={say('title')} tools={tools}>
      {reply === undefined ? <Loading /> : null}
      {reply?.kind === 'problem' ? <Problem problem={reply.problem} retry={look} /> : null}
      {reply?.kind === 'ok' ? (
        <>
          {reply.value.area.madeUp ? <Said picture={<Picture concept="try-it" />}>{ui('made-up', { place: reply.value.area.name })}</Said> : null}
          <Facts notice={reply.value} />
          <p className="no-print">
            <Button onClick={() => window.print()}>
              <Picture concept="print" />
              <span>{ui('print')}</span>
            </Button>
          </p>
        </>
      ) : null}
    </PlainPage>
  );
}

/** One thing and its picture. */
function Point({ concept, children }: { concept: string; children: ReactNode }) {
  return (
    <li className="with-picture">
      <Picture concept={concept} />
      <span>{children}</span>
    </li>
  );
}

function Facts({ notice: { area, controller, contact, officer, wordsMonths, answersMonths, rounds } }: { notice: Notice }) {
  const say = useText('notices');
  return (
    <>
      <p className="lead">{say('lead', { area: area.name })}</p>
      <section className="notice-part" aria-labelledby="notice-what">
        <h2 id="notice-what">{say('what-title')}</h2>
        <ul>
          <Point concept="listen-to-me">{say('what-asked')}</Point>
          <Point concept="you-can-stop">{say('what-choose')}</Point>
          <Point concept="my-name">{say('what-no-name')}</Point>
          <Point concept="change">{say('what-for')}</Point>
        </ul>
      </section>
      <section className="notice-part" aria-labelledby="notice-who">
        <h2 id="notice-who">{say('who-title')}</h2>
        <ul>
          <Point concept="town">{controller === '' ? say('not-said') : say('who-controller', { controller: isolated(controller) })}</Point>
          <Point concept="who-sees">{say('who-reads')}</Point>
          <Point concept="school">{say('who-not-school')}</Point>
          <Point concept="safe">{say('who-safe')}</Point>
        </ul>
      </section>
      <section className="notice-part" aria-labelledby="notice-long">
        <h2 id="notice-long">{say('long-title')}</h2>
        <ul>
          {rounds.length > 0 ? <HowLong rounds={rounds} /> : (
            <>
              <Point concept="write">{say('long-words', { years: Math.round(wordsMonths / 12) })}</Point>
              <Point concept="check">{say('long-answers', { years: Math.round(answersMonths / 12) })}</Point>
            </>
          )}
          <Point concept="keep-card">{say('long-card')}</Point>
        </ul>
      </section>
      <section className="notice-part" aria-labelledby="notice-rights">
        <h2 id="notice-rights">{say('rights-title')}</h2>
        <ul>
          <Point concept="take-back">{say('rights-back')}</Point>
          <Point concept="chat">{contact === '' ? say('not-said') : say('rights-ask', { contact: isolated(contact) })}</Point>
          {officer === '' ? null : <Point concept="private">{say('rights-officer', { officer: isolated(officer) })}</Point>}
          <Point concept="problem">{say('rights-complain')}</Point>
        </ul>
        <p>{say('law')}</p>
        <p className="no-print">
          <a href={screens.help}>{say('to-help')}</a>
        </p>
      </section>
    </>
  );
}

/** Until when what people said is kept: said once where it is the same for every round, else of which rounds. */
function HowLong({ rounds }: { rounds: readonly KeptUntil[] }) {
  const say = useText('notices');
  const home = useText('home');
  const { has } = useTexts();
  const { tag } = useLanguage();
  const named = ({ survey, slug }: KeptUntil) => [`name-${survey}`, `start-${survey}`].filter((key) => has('home', key)).map((key) => home(key))[0] ?? slug;
  const groups = [...Map.groupBy(rounds, ({ words, answers }) => `${words} ${answers}`).values()];
  return groups.map((alike) => {
    const [{ slug, words, answers } = { slug: '', words: '', answers: '' }] = alike;
    if (groups.length === 1) {
      return (
        <Fragment key={slug}>
          <Point concept="write">{say('long-words-day', { day: formatDay(tag, words) })}</Point>
          <Point concept="check">{say('long-answers-day', { day: formatDay(tag, answers) })}</Point>
        </Fragment>
      );
    }
    const names = formatList(tag, [...new Set(alike.map(named))]);
    return (
      <Point key={slug} concept="check">
        {say('long-of', { rounds: names, words: formatDay(tag, words), answers: formatDay(tag, answers) })}
      </Point>
    );
  });
}
