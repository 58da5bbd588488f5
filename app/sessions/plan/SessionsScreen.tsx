import { useEffect, useState, type ReactNode } from 'react';
import type { Reply } from '#server/contracts/reply.ts';
import type { EntryContent } from '#server/contracts/session-entry.ts';
import { shownAndBeside } from '#server/contracts/session-heads.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { signInAddress } from '#app/desk/sign-in-address.ts';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useText } from '#app/i18n/text.tsx';
import { WithStaffWords } from '#app/i18n/WithStaffWords.tsx';
import { LinkButton } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Problem } from '#app/ui/Problem.tsx';
import { addressOf, usePlace } from './address.ts';
import { beginWith } from './defaults.ts';
import { KeepHere } from './KeepHere.tsx';
import type { Said } from './planner.ts';
import { PlanForm } from './PlanForm.tsx';
import { posterTexts } from './poster-texts.ts';
import { SessionList } from './SessionList.tsx';
import { SessionPage, type ReadyPiece } from './SessionPage.tsx';
import { isRemoved, isSignedOut, Standing } from './Standing.tsx';
import { Unlock } from './Unlock.tsx';
import { usePlanner } from './use-planner.ts';
import { lastOf, sessionsOf, type Work } from './work.ts';
import './planning.css';

interface Props {
  area: string;
  ready: ReadyPiece;
  replies(list: readonly Reply[]): ReactNode;
  tools?: ReactNode;
}

/** Sessions of an area: planning, packing, joining, and how they were. Works without a network where somebody chose so. */
export function SessionsScreen(props: Props) {
  return (
    <WithStaffWords>
      <Sessions {...props} />
    </WithStaffWords>
  );
}

/** Fetches what sessions to come need without a network: the words of their posters, and typing where there is paper. What cannot be had now is asked for when it is shown. */
function fetchAhead(work: Work): void {
  const plans = sessionsOf(work).flatMap(({ day, plan }) => (day >= work.known.today ? [plan] : []));
  void posterTexts([...new Set(plans.flatMap(({ languages }) => languages))]).catch(() => undefined);
  if (plans.some(({ devices }) => devices.paper > 0)) void import('../paper/PaperScreen.tsx').catch(() => undefined);
}

function Sessions({ area, ready, replies, tools }: Props) {
  const say = useText('planning');
  const { planner, state } = usePlanner(area);
  const { at, go } = usePlace(area);
  const [said, setSaid] = useState<Said>();
  /** The id of the session that is planned next: pressed again after a lost reply, it is the same session. */
  const [newSession, setNewSession] = useState(() => crypto.randomUUID() as string);
  const work = state.kind === 'there' ? state.work : undefined;
  const fresh = state.kind === 'there' && state.news === 'fresh';
  useEffect(() => {
    if (work !== undefined && fresh) fetchAhead(work);
  }, [fresh, work]);
  const all = work === undefined ? [] : sessionsOf(work);
  const session = all.find(({ id }) => id === at.session);
  const group = work?.known.groups.find(({ id }) => id === (at.group ?? session?.group));

  /** @returns whether it is saved, here or on the server. */
  const tell = async (id: string, content: EntryContent, replaces: readonly string[]): Promise<boolean> => {
    setSaid(undefined);
    const became = await planner.say(id, content, replaces);
    setSaid(became);
    return typeof became === 'string';
  };
  const move = (to: Parameters<typeof go>[0]) => {
    setSaid(undefined);
    go(to);
  };
  const planning = work !== undefined && group !== undefined && (at.group !== undefined || at.change);
  const title = planning ? say(at.change ? 'change-plan' : 'plan-title') : session === undefined ? say('title') : (group?.name ?? say('group-gone'));

  const above = (
    <a
      href={addressOf(area, {})}
      onClick={(event) => {
        event.preventDefault();
        move({});
      }}
    >
      {say('all-sessions')}
    </a>
  );

  return (
    <DeskPage title={title} tools={tools} above={work === undefined || planning || at.session === undefined ? null : above}>
      {state.kind === 'looking' ? <Loading /> : null}
      {state.kind === 'locked' ? <Unlock state={state} onSecret={planner.unlock} onForget={() => void planner.forget()} /> : null}
      {state.kind === 'away' ? (
        state.problem === 'offline' ? (
          <Problem problem="offline" retry={() => void planner.start()}>
            <p>{say('status-away')}</p>
            <LinkButton href={signInAddress()}>{say('sign-in')}</LinkButton>
          </Problem>
        ) : (
          <TroubleSaid trouble={state.problem} retry={() => void planner.start()} />
        )
      ) : null}
      {state.kind === 'there' ? (
        <>
          <div className="plan-standing">
            <Standing state={state} onSend={() => void planner.refresh()} onDropRefused={() => void planner.dropRefused()} onForget={() => void planner.forget()} onLock={() => void planner.lock()} onAdd={planner.addWay} />
            <div role="status" data-said={said === undefined ? undefined : typeof said === 'string' ? said : 'no'}>
              {typeof said === 'string' && !(said === 'here' && isRemoved(state.news)) ? <Notice kind="good">{say(`saved-${said}`)}</Notice> : null}
            </div>
            {typeof said === 'object' ? <Problem problem={said.problem}>{said.problem === 'offline' || isSignedOut(said.problem) ? <p>{say('not-saved')}</p> : null}</Problem> : null}
          </div>
          {planning && work !== undefined ? (
            <PlanForm
              key={`${at.group} ${at.session}`}
              area={area}
              group={group}
              rounds={work.known.rounds}
              likeLast={!at.change && lastOf(all, group.id) !== undefined}
              begin={at.change && session !== undefined ? { day: session.day, plan: session.plan } : beginWith(group, lastOf(all, group.id), work.known.rounds, work.known.today)}
              onSave={(content) => {
                const id = at.session ?? newSession;
                const before = session === undefined ? undefined : shownAndBeside(session.entries, 'plan').shown;
                void tell(id, content, before === undefined ? [] : [before.id]).then((saved) => {
                  if (!saved) return;
                  setNewSession(crypto.randomUUID());
                  go({ session: id });
                });
              }}
              onBack={() => move(at.change ? { session: at.session } : {})}
            />
          ) : at.session === undefined ? (
            <>
              <p>{say('lead')}</p>
              <SessionList area={area} work={state.work} go={move} />
              {state.kept === undefined ? <KeepHere onKeep={planner.keep} /> : null}
            </>
          ) : (
            <>
              {session === undefined ? <p>{say('session-gone')}</p> : <SessionPage key={session.id} session={session} known={state.work.known} area={area} ready={ready} replies={replies} onChange={() => move({ session: session.id, change: true })} onSay={(content, replaces) => tell(session.id, content, replaces)} />}
            </>
          )}
        </>
      ) : null}
    </DeskPage>
  );
}
