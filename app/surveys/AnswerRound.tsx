import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Pack } from '#server/contracts/round.ts';
import { parseProfile, profiles } from '#app/access/profile.ts';
import { letGo } from '#app/store/database.ts';
import type { Draft } from '#app/store/drafts.ts';
import { forgetLastPage } from '#app/store/last-page.ts';
import { adoptFirstTaps, type FirstTaps } from './adopt.ts';
import { Answering } from './Answering.tsx';
import type { CardLink } from './card-link.ts';
import { clearPerson } from './clear-person.ts';
import type { Finished } from './finish-response.ts';
import type { Sharing } from './hand-over.ts';
import { dropAnswers } from './drop-answers.ts';
import { gonePage } from './gone-page.ts';
import type { End, Ending } from './handing.ts';
import { Languages } from './Languages.tsx';
import { blankDraft, openSession } from './open-session.ts';
import { AnsweringProvider } from './session-context.ts';
import type { Slots } from './pages/Finished.tsx';
import { clearUnfinished, leaveUnfinished, markUnfinished } from './unfinished.ts';

/** Who never left answers here need not fetch it. */
const Resume = lazy(() => import('./Resume.tsx'));

/** Where a visit to a round begins. */
export type Beginning =
  | { kind: 'new'; taps: FirstTaps | undefined; card: CardLink | undefined }
  /** The same tab, after a reload or a crash: straight back to the place. */
  | { kind: 'resume'; draft: Draft }
  /** Answers that are not finished lie on this device: asked about before anything of them is shown. */
  | { kind: 'ask'; draft: Draft; card: CardLink | undefined }
  /** The last page, reloaded. */
  | { kind: 'given'; given: Finished };

/** Where it stands now. `left`: nothing is drawn, since the browser may keep this page and show it to somebody else. */
type Now = Beginning | { kind: 'ended'; ending: Ending; number: number | undefined; next: string } | { kind: 'left' } | { kind: 'gone'; page: ReactNode };

interface Props {
  pack: Pack;
  beginning: Beginning;
  slots: Slots;
  /** Many people use this device. */
  shared: Sharing | undefined;
}

/** One visit to a round: begins or resumes a session, and ends it when it is finished, dropped or put away. */
export function AnswerRound({ pack, beginning, slots, shared }: Props) {
  const [begun, setBegun] = useState<Now>(beginning);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const session = useMemo(() => {
    if (begun.kind !== 'new' && begun.kind !== 'resume' && begun.kind !== 'given') return undefined;
    const opened = openSession(pack, begun.kind === 'resume' ? begun.draft : blankDraft(pack, begun.kind === 'new' ? begun.card : undefined));
    if (begun.kind === 'new' && begun.taps !== undefined) adoptFirstTaps(pack, opened, begun.taps);
    if (begun.kind === 'new' && begun.card !== undefined) opened.retry();
    return opened;
  }, [begun, pack]);
  const answering = useMemo(() => (session === undefined ? undefined : { pack, session, ownDevice: shared === undefined }), [pack, session, shared]);

  const changeLanguage = useCallback(
    (language: string) => {
      const go = () => {
        shared?.goOnAfterReload(pack.round.slug);
        location.assign(`/answer/${pack.round.slug}/${language}`);
      };
      if (session === undefined) go();
      else void session.settled().then(go, () => session.retry());
    },
    [pack, session, shared],
  );
  const finish = useCallback(
    async (draft: Draft) => {
      const { finishResponse, keptForReload } = await import('./finish-response.ts');
      const finished = await finishResponse(draft, pack);
      clearUnfinished();
      await shared?.finished(draft, pack);
      return shared === undefined ? keptForReload(finished) : finished;
    },
    [pack, shared],
  );
  const drop = useCallback(async (draft: Draft) => {
    await dropAnswers(draft);
    clearUnfinished();
  }, []);

  const putAway = useCallback(
    async (draft: Draft) => {
      const number = await shared?.putAway(draft);
      letGo(draft.id);
      leaveUnfinished();
      return number;
    },
    [shared],
  );

  /** From here on nothing of the person is on the screen, in the session or in the tab. */
  const end = useCallback<End>(
    (ending, number, next = `/answer/${pack.round.slug}`) => {
      clearPerson();
      forgetLastPage().catch(() => undefined); // What of it lies in the history has just gone, and an hour ends the rest.
      setBegun({ kind: 'ended', ending, number, next });
    },
    [pack],
  );
  const gone = () => {
    end('walked-away');
    // Where that fails the answers stay on the device, encrypted, and are put away before the next person begins.
    shared?.walkedAway(session).then((number) => end('walked-away', number), () => undefined);
  };

  const goOn = (draft: Draft) => {
    markUnfinished(pack.round.slug);
    setBegun({ kind: 'resume', draft });
  };

  const startAgain = async (draft: Draft, card: CardLink | undefined) => {
    try {
      await drop(draft);
      setBegun({ kind: 'new', taps: undefined, card });
    } catch (error) {
      const reload = () => location.reload();
      const page = await gonePage(error, pack.bundle.language, reload);
      if (page === null) reload();
      else setBegun({ kind: 'gone', page });
    }
  };

  if (begun.kind === 'ended') return slots.session({ ...begun, kind: 'handed-over', shared: shared !== undefined });
  if (begun.kind === 'gone') return begun.page;
  if (begun.kind === 'ask' && shared !== undefined) {
    const { draft, card } = begun;
    const somebodyNew = () => {
      clearPerson();
      setBegun({ kind: 'new', taps: undefined, card });
    };
    return slots.session({
      kind: 'is-it-you',
      onYes: () => goOn(draft),
      // Where the answers cannot be put away now they stay, encrypted, until they can: nobody is kept from answering by them.
      onNo: () => void putAway(draft).then(somebodyNew, somebodyNew),
    });
  }
  if (begun.kind === 'ask') {
    const { draft, card } = begun;
    return (
      <Suspense>
        <Resume
          onGoOn={() => {
            profiles.change(parseProfile(draft.profile ?? null));
            goOn(draft);
          }}
          onStartAgain={() => void startAgain(draft, card)}
        />
      </Suspense>
    );
  }
  if (answering === undefined || begun.kind === 'left') return null;
  return (
    <AnsweringProvider value={answering}>
      {shared === undefined ? null : slots.session({ kind: 'presence', awayAfter: shared.awayAfter, onGone: gone, onLeft: () => setBegun({ kind: 'left' }) })}
      <Answering slots={slots} shared={shared !== undefined} end={end} arrives={begun !== beginning} given={begun.kind === 'given' ? begun.given : undefined} pressed={begun.kind === 'new' ? begun.taps?.pressed : undefined} finish={finish} drop={drop} putAway={putAway} changeLanguage={changeLanguage} below={<Languages pack={pack} onChange={changeLanguage} today={today} />} />
    </AnsweringProvider>
  );
}
