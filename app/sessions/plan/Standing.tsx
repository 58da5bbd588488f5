import type { EntryContent } from '#server/contracts/session-entry.ts';
import { signInAddress } from '#app/desk/sign-in-address.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText, useTexts } from '#app/i18n/text.tsx';
import { Button, LinkButton } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { TextFile } from '#app/ui/TextFile.tsx';
import { MoreWays } from './MoreWays.tsx';
import type { News, Planner, PlannerState } from './planner.ts';
import { Forget } from './Unlock.tsx';
import { refused, sessionsOf, waiting, type Work } from './work.ts';

/** A file that somebody can keep, of what is only on this device. */
function Export({ work }: { work: Work }) {
  const say = useText('planning');
  const { tag } = useLanguage();
  const saidOf = (content: EntryContent): string => {
    if (content.kind === 'note') return `${say(`about-${content.about}`)}: ${content.text}`;
    if (content.kind === 'plan') return `${say('plan-heading')}: ${content.plan.rounds.join(', ')}; ${content.plan.languages.join(', ')}; ${content.plan.expected}`;
    return [say('some', { what: say('there'), n: content.reach.there }), say('some', { what: say('took-part'), n: content.reach.tookPart }), ...content.reach.voices.map(({ voice, people }) => say('some', { what: say(`voice-${voice}`), n: people }))].join('\n');
  };
  const text = () => {
    const sessions = new Map(sessionsOf(work).map((session) => [session.id, session]));
    const parts = work.unsent.map(({ entry }) => {
      const session = sessions.get(entry.session);
      const group = work.known.groups.find(({ id }) => id === session?.group)?.name ?? say('group-gone');
      return `${group}${session === undefined ? '' : `, ${formatDay(tag, session.day)}`}\n${saidOf(entry.content)}\n`;
    });
    return parts.join('\n');
  };
  return <TextFile name="sessions.txt" ask={say('export')} open={say('export-ready')} text={text} />;
}

/** Whether who works here may not go on: then nothing that waits is sent any more. */
export const isRemoved = (news: News): boolean => typeof news === 'object' && news.code === 'not-allowed';
/** Whether signing in again is all that is missing. */
export const isSignedOut = (news: News): boolean => typeof news === 'object' && ['not-signed-in', 'sign-in-again', 'set-up-first'].includes(news.code);

interface Props {
  state: Extract<PlannerState, { kind: 'there' }>;
  onSend(): void;
  onDropRefused(): void;
  onForget(): void;
  onLock(): void;
  onAdd: Planner['addWay'];
}

/** How what is on this device stands with the server. */
export function Standing({ state: { work, news, kept }, onSend, onDropRefused, onForget, onLock, onAdd }: Props) {
  const say = useText('planning');
  const texts = useTexts();
  const wait = waiting(work).length;
  const no = refused(work);
  return (
    <>
      <div role="status" data-news={typeof news === 'object' ? news.code : news} data-waiting={wait} data-kept={kept !== undefined}>
        {news === 'offline' ? <Notice>{say(kept === undefined ? 'status-offline-open' : 'status-offline')}</Notice> : null}
        {isSignedOut(news) ? (
          <Notice>
            <p>{say('status-signed-out')}</p>
            {wait > 0 ? <p>{say('status-export')}</p> : null}
            <LinkButton href={signInAddress()}>{say('sign-in')}</LinkButton>
          </Notice>
        ) : null}
        {isRemoved(news) ? <Notice kind="danger">{say('status-removed')}</Notice> : null}
        {typeof news === 'object' && !isRemoved(news) && !isSignedOut(news) ? <Notice kind="danger">{texts.has('problems', news.code) ? texts.text('problems', news.code, news.params) : news.code}</Notice> : null}
        {wait > 0 && !isRemoved(news) ? <p>{say('status-waiting', { n: wait })}</p> : null}
      </div>
      {no.length === 0 ? null : (
        <Notice kind="danger">
          <p>
            <strong>{say('refused-title')}</strong>
          </p>
          <ul>
            {[...new Set(no.map((each) => each.refused?.code ?? 'server-fault'))].map((code) => (
              <li key={code}>{texts.has('problems', code) ? texts.text('problems', code) : code}</li>
            ))}
          </ul>
          <Button onClick={onDropRefused}>{say('drop-refused')}</Button>
        </Notice>
      )}
      <div className="plan-row">
        {wait > 0 && news !== 'asking' && !isRemoved(news) ? <Button onClick={onSend}>{say('send-now')}</Button> : null}
        {work.unsent.length > 0 && (no.length > 0 || isRemoved(news) || isSignedOut(news)) ? <Export work={work} /> : null}
      </div>
      {kept === undefined ? null : (
        <details className="plan-more">
          <summary>{say('kept-here')}</summary>
          <div className="plan-row">
            <Button onClick={onLock}>{say('lock')}</Button>
            <Forget onForget={onForget} />
          </div>
          <MoreWays ways={kept} onAdd={onAdd} />
        </details>
      )}
    </>
  );
}
