import { useState, type ReactNode } from 'react';
import type { Reply } from '#server/contracts/reply.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { EntryContent, SessionsSeen } from '#server/contracts/session-entry.ts';
import { shownAndBeside } from '#server/contracts/session-heads.ts';
import { Tick } from '#app/desk/Fields.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button, LinkButton } from '#app/ui/Button.tsx';
import { RoomLink } from '../room/RoomLink.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Beside } from './Beside.tsx';
import { checklistOf } from './checklist.ts';
import { Codes } from './Codes.tsx';
import { Notes } from './Notes.tsx';
import { PlanSummary } from './PlanSummary.tsx';
import { Reached } from './Reached.tsx';
import type { ShownEntry, ShownSession } from './work.ts';

/** Shows whether a round can be asked on this device without a network, and fetches what it lacks. */
export type ReadyPiece = (round: { slug: string; languages: string[]; area: string; survey: string; name: string | undefined }) => ReactNode;

interface Props {
  session: ShownSession;
  known: SessionsSeen;
  area: string;
  ready: ReadyPiece;
  /** Shows replies, as everybody sees them. */
  replies(list: readonly Reply[]): ReactNode;
  onChange(): void;
  /** @returns whether it is saved. */
  onSay(content: EntryContent, replaces: readonly string[]): Promise<boolean>;
}

/** One session: its plan, what to bring, getting ready, how people join; and how it was. */
export function SessionPage({ session, known, area, ready, replies, onChange, onSay }: Props) {
  const say = useText('planning');
  const paper = useText('paper');
  const nameOf = useRoundName();
  const [brought, setBrought] = useState<readonly string[]>([]);
  const { shown, beside } = shownAndBeside(session.entries, 'plan');
  const { day, plan } = session;
  const rounds = plan.rounds.map((slug) => ({ slug, round: known.rounds.find((each) => each.slug === slug) }));
  const over = day < known.today;
  const drawn = ({ content }: ShownEntry) => (content.kind === 'plan' ? <PlanSummary day={content.day} plan={content.plan} rounds={known.rounds} /> : null);
  const after = (
    <section className="plan-part" data-part="after">
      <h2>{say('after-title')}</h2>
      <Reached session={session} onSay={(reach, replaces) => onSay({ kind: 'reach', reach }, replaces)} />
      <Notes session={session} onSay={(note) => onSay(note, [])} />
    </section>
  );
  return (
    <>
      {over ? null : (
        <LinkButton kind={day === known.today ? 'primary' : 'quiet'} href={`${screenAddress('run', { area, session: session.id })}${location.search}`}>
          {say('run')}
        </LinkButton>
      )}
      {over ? after : <BroughtBack known={known} group={session.group} replies={replies} />}
      <section className="plan-part" data-part="plan">
        <h2>{say('plan-heading')}</h2>
        <PlanSummary day={day} plan={plan} rounds={known.rounds} />
        {shown === undefined ? null : <Beside title={say('plan-other')} shown={shown} beside={beside} draw={drawn} onChoose={({ content }) => void onSay(content, [shown.id, ...beside.map(({ id }) => id)])} />}
        {plan.devices.paper === 0
          ? null
          : rounds.map(({ slug, round }) => (
              <p key={slug}>
                <a className="button quiet" href={`${screenAddress(over ? 'typing' : 'booklets', { area, round: slug })}${location.search}`}>
                  {paper(over ? 'to-type' : 'to-print')}: {nameOf(round?.survey ?? slug, slug)}
                </a>
              </p>
            ))}
        {session.state === 'closed' ? null : <Button onClick={onChange}>{say('change-plan')}</Button>}
      </section>
      {over ? null : (
        <>
          <section className="plan-part" data-part="codes" hidden={session.state === 'closed'}>
            <h2>{say('codes-title')}</h2>
            {session.code === undefined ? <p>{say('codes-later')}</p> : <Codes key={`${day} ${plan.languages.join(' ')}`} code={session.code} day={day} languages={plan.languages} />}
          </section>
          <section className="plan-part" data-part="pack">
            <h2>{say('pack-title')}</h2>
            <p>{say('pack-lead')}</p>
            {rounds.map(({ slug, round }) => (
              <div key={slug}>
                <h3>{nameOf(round?.survey ?? slug, slug)}</h3>
                {round === undefined ? <p>{say('pack-gone')}</p> : ready({ slug, languages: languagesFor(plan.languages, round.languages), area, survey: round.survey, name: undefined })}
              </div>
            ))}
          </section>
          <RoomLink area={area} session={session.id} />
          <section className="plan-part" data-part="bring">
            <h2>{say('bring-title')}</h2>
            <div className="desk-ticks">
              {checklistOf(plan).map(({ words, count }) => (
                <Tick key={words} name="bring" checked={brought.includes(words)} onChange={(ticked) => setBrought(ticked ? [...brought, words] : brought.filter((each) => each !== words))}>
                  {count === undefined ? say(words) : say('some', { what: say(words), n: count })}
                </Tick>
              ))}
            </div>
          </section>
        </>
      )}
      {over ? null : after}
    </>
  );
}

/** What was written back about what the group said: told first, before anything new is asked. */
function BroughtBack({ known, group, replies }: Pick<Props, 'known' | 'replies'> & { group: string }) {
  const say = useText('network');
  const nameOf = useRoundName();
  const { tag } = useLanguage();
  const found = known.brought?.find((each) => each.group === group)?.replies;
  const fresh = found?.rounds.filter((round) => round.fresh.length > 0) ?? [];
  if (found === undefined || found.rounds.length === 0) return null;
  return (
    <section className="plan-part" data-part="back">
      <h2>{say('back-title')}</h2>
      <p>{found.since === undefined ? say('back-first') : say('back-since', { day: formatDay(tag, found.since) })}</p>
      {found.madeUp ? <Notice>{say('back-made-up')}</Notice> : null}
      {fresh.length === 0 ? <p>{say('back-none')}</p> : null}
      {fresh.map((round) => (
        <div key={round.round}>
          <h3>{nameOf(round.survey, round.round)}</h3>
          {replies(round.fresh)}
        </div>
      ))}
    </section>
  );
}

/** Of the planned languages those that a round has; where it has none of them, the one that it begins in. */
function languagesFor(planned: readonly string[], offered: readonly string[]): string[] {
  const both = planned.filter((each) => offered.includes(each));
  return both.length > 0 ? both : offered.slice(0, 1);
}
