import { useCallback, useMemo, useState } from 'react';
import type { Pack } from '#server/contracts/round.ts';
import { useText } from '#app/i18n/text.tsx';
import { letGo } from '#app/store/database.ts';
import { dropDraft, type Draft } from '#app/store/drafts.ts';
import { adoptFirstTaps, type FirstTaps } from './adopt.ts';
import { Answering } from './Answering.tsx';
import type { CardLink } from './card-link.ts';
import { Languages } from './Languages.tsx';
import { blankDraft, openSession } from './open-session.ts';
import { AnsweringProvider } from './session-context.ts';
import { ShortPage } from './ShortPage.tsx';
import type { Slots } from './pages/Finished.tsx';
import { clearUnfinished, leaveUnfinished, markUnfinished } from './unfinished.ts';

/** Where a visit to a round begins. */
export type Beginning =
  | { kind: 'new'; taps: FirstTaps | undefined; card: CardLink | undefined }
  /** The same tab, after a reload or a crash: straight back to the place. */
  | { kind: 'resume'; draft: Draft }
  /** Answers that are not finished lie on this device: asked about before anything of them is shown. */
  | { kind: 'ask'; draft: Draft; card: CardLink | undefined };

interface Props {
  pack: Pack;
  beginning: Beginning;
  slots: Slots;
}

/** One visit to a round: begins or resumes a session, and ends it when it is finished, dropped or put away. */
export function AnswerRound({ pack, beginning, slots }: Props) {
  const say = useText('surveys');
  const [begun, setBegun] = useState<Beginning>(beginning);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const session = useMemo(() => {
    if (begun.kind === 'ask') return undefined;
    const opened = openSession(pack, begun.kind === 'resume' ? begun.draft : blankDraft(pack, begun.card));
    if (begun.kind === 'new' && begun.taps !== undefined) adoptFirstTaps(pack, opened, begun.taps);
    if (begun.kind === 'new' && begun.card !== undefined) opened.retry();
    return opened;
  }, [begun, pack]);
  const answering = useMemo(() => (session === undefined ? undefined : { pack, session }), [pack, session]);

  const changeLanguage = useCallback(
    (language: string) => {
      const go = () => location.assign(`/answer/${pack.round.slug}/${language}`);
      if (session === undefined) go();
      else void session.settled().then(go, () => session.retry());
    },
    [pack, session],
  );
  const finish = useCallback(
    async (draft: Draft) => {
      const { finishResponse } = await import('./finish-response.ts');
      const finished = await finishResponse(draft, pack);
      clearUnfinished();
      return finished;
    },
    [pack],
  );
  const drop = useCallback(async (draft: Draft) => {
    if (draft.id !== '') await dropDraft(draft.id);
    clearUnfinished();
  }, []);

  const putAway = useCallback((draft: Draft) => {
    letGo(draft.id);
    leaveUnfinished();
  }, []);

  if (begun.kind === 'ask')
    return (
      <ShortPage concept="saved" title={say('resume-title')} text={say('resume-text')}>
        <button type="button" className="bar-button next" onClick={() => { markUnfinished(pack.round.slug); setBegun({ kind: 'resume', draft: begun.draft }); }}>
          {say('go-on-here')}
        </button>
        <button type="button" className="bar-button" onClick={() => void drop(begun.draft).then(() => setBegun({ kind: 'new', taps: undefined, card: begun.card }), () => location.reload())}>
          {say('start-again')}
        </button>
      </ShortPage>
    );
  if (answering === undefined) return null;
  return (
    <AnsweringProvider value={answering}>
      <Answering slots={slots} arrives={begun !== beginning} pressed={begun.kind === 'new' ? begun.taps?.pressed : undefined} finish={finish} drop={drop} putAway={putAway} changeLanguage={changeLanguage} below={<Languages pack={pack} onChange={changeLanguage} today={today} />} />
    </AnsweringProvider>
  );
}
