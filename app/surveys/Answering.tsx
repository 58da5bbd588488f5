import { lazy, startTransition, Suspense, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { pageId, questionsOf } from '#server/contracts/walk.ts';
import { useText } from '#app/i18n/text.tsx';
import type { Finished as FinishedResponse } from './finish-response.ts';
import type { Draft } from '#app/store/drafts.ts';
import { StoreError } from '#app/store/trouble.ts';
import type { Pressed } from './adopt.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { BottomBar, TopBar } from './Chrome.tsx';
import { HelpDialog } from './dialogs/HelpDialog.tsx';
import { StopDialog } from './dialogs/StopDialog.tsx';
import type { FarewellKind } from './Farewell.tsx';
import { gonePage } from './gone-page.ts';
import type { End } from './handing.ts';
import { ListenButton } from './ListenButton.tsx';
import { Finished, type Slots } from './pages/Finished.tsx';
import { PageView } from './pages/PageView.tsx';
import { SavingLine } from './SavingLine.tsx';
import { inSight } from '#app/ui/in-sight.ts';
import { afterPaint } from './after-paint.ts';
import { showAhead } from './show-ahead.ts';
import { useAnswering, useSnapshot } from './session-context.ts';
import { mustChoose } from './session.ts';

const Farewell = lazy(() => import('./Farewell.tsx'));
const SettingsDialog = lazy(() => import('./dialogs/SettingsDialog.tsx'));

interface Props {
  slots: Slots;
  /** Many people use this device. */
  shared: boolean;
  /** The person is done, and the screen is for somebody else. */
  end: End;
  /** The first page comes up where another was open already, so it is told as every later one is. */
  arrives: boolean;
  /** The last page was reloaded: it is shown again. */
  given: FinishedResponse | undefined;
  /** A button that was pressed before the app was there, and waits to be answered. */
  pressed?: Pressed | undefined;
  /** Seals and puts in the outbox; resolves when that is on disk. */
  finish(draft: Draft): Promise<FinishedResponse>;
  drop(draft: Draft): Promise<void>;
  /** The draft stays on the device, and this tab no longer opens it by itself; on a shared device it is sealed, and has a number. */
  putAway(draft: Draft): Promise<number | undefined>;
  changeLanguage(language: string): void;
  below: ReactNode;
}

type Phase =
  | { kind: 'answering' }
  | { kind: 'finishing' }
  | { kind: 'leaving' }
  | { kind: 'not-finished'; error: unknown }
  | { kind: 'farewell'; farewell: FarewellKind }
  | { kind: 'gone'; page: ReactNode }
  | { kind: 'finished'; given: FinishedResponse };
/** The page that an entry of the browser's history stands for. */
const pageIn = (state: unknown): string | undefined =>
  typeof state === 'object' && state !== null && 'page' in state && typeof state.page === 'string' ? state.page : undefined;

type Open = 'nothing' | 'help' | 'stop' | 'settings' | 'card';

/** Has the browser work out where everything in a page stands, once. From then on it rests whenever it is not the page on the screen, and keeps its places. */
function layOut(drawn: HTMLDivElement | null): void {
  drawn?.getBoundingClientRect();
  drawn?.setAttribute('data-laid-out', '');
}

/** The screen on which a round is answered: one page at a time, the next one drawn while nobody waits for it. */
export function Answering({ slots, shared, end, arrives, given, pressed, finish, drop, putAway, changeLanguage, below }: Props) {
  const { pack, session } = useAnswering();
  const say = useText('surveys');
  const snapshot = useSnapshot();
  const [phase, setPhase] = useState<Phase>(given === undefined ? { kind: 'answering' } : { kind: 'finished', given });
  const [open, setOpen] = useState<Open>(pressed === undefined || pressed === 'next' ? 'nothing' : pressed);
  const [again, setAgain] = useState<string | null>(null);
  const [nudge, setNudge] = useState(false);
  const [redrawn, setRedrawn] = useState({ page: '', times: 0 });
  const main = useRef<HTMLElement>(null);
  const arrived = useRef(arrives);

  const shown = snapshot.pages[snapshot.at];
  const here = shown === undefined ? '' : pageId(shown.page);
  /** The page on the screen when it was last at rest. Beside it the next one is drawn, unseen; whoever goes on leaves it behind, and it goes once the other is seen. */
  const [ahead, setAhead] = useState('');
  const next = snapshot.pages[snapshot.at + 1];
  const upcoming = ahead === here && next?.page.kind !== 'saved' ? next : undefined;
  const left = ahead === here ? undefined : snapshot.pages.find(({ page }) => pageId(page) === ahead);

  const takeBack = useEffectEvent(() => {
    // Only what is there: each is another drawing of the page before it is seen.
    if (nudge) setNudge(false);
    if (phase.kind === 'not-finished') setPhase({ kind: 'answering' });
  });
  useLayoutEffect(() => {
    takeBack();
    if (!arrived.current) {
      arrived.current = true;
      history.replaceState({ page: here }, '');
      return;
    }
    scrollTo(0, 0);
    const enter = () => {
      if (pageIn(history.state) !== here) history.pushState({ page: here }, '');
    };
    const stop = afterPaint(() => {
      enter();
      const headings = main.current?.querySelectorAll<HTMLElement>('h1') ?? [];
      [...headings].find((heading) => inSight(heading))?.focus({ preventScroll: true });
    });
    // Who is faster than the screen still finds each page behind Back.
    return () => {
      if (stop()) enter();
    };
  }, [here]);
  useEffect(() => {
    const stop = afterPaint(() => startTransition(() => setAhead(here)));
    return () => void stop();
  }, [here]);

  /** The next page may be on the screen before the session goes on: that follows once it was painted, or before anything else is pressed. */
  const following = useRef<() => boolean>(() => false);
  const catchUp = useCallback(() => {
    if (following.current()) flushSync(() => session.next());
  }, [session]);

  useEffect(() => {
    const onPop = (event: PopStateEvent) => {
      const page = pageIn(event.state);
      following.current();
      if (page !== undefined) session.goTo(page);
    };
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, [session]);

  /** Whether something failed because the answers are not here any more; then the screen says so. */
  const tellGone = useCallback(
    async (error: unknown) => {
      const page = await gonePage(error, pack.bundle.language, () => (shared ? end('walked-away') : location.reload()));
      if (page !== null) setPhase({ kind: 'gone', page });
      return page !== null;
    },
    [end, pack, shared],
  );

  const leave = useCallback(
    async (farewell: FarewellKind) => {
      setOpen('nothing');
      setPhase({ kind: 'leaving' });
      let number: number | undefined;
      try {
        if (farewell === 'stopped-kept') {
          await session.stillThere();
          number = await putAway(session.snapshot().draft);
        } else {
          // A first save still under way would bring back what is dropped here.
          await session.settled().catch(() => undefined);
          await drop(session.snapshot().draft);
        }
        if (shared) end(farewell, number);
        else setPhase({ kind: 'farewell', farewell });
      } catch (error) {
        // Nobody is told that answers are kept or deleted when they are not: a page or the saving line says how they are.
        if (await tellGone(error)) return;
        setPhase({ kind: 'answering' });
        session.retry();
      }
    },
    [drop, end, putAway, session, shared, tellGone],
  );

  const send = useCallback(async () => {
    setPhase({ kind: 'finishing' });
    try {
      await session.settled();
    } catch {
      // The saving line says it, and offers the next try.
      setPhase({ kind: 'answering' });
      return;
    }
    try {
      setPhase({ kind: 'finished', given: await finish(session.snapshot().draft) });
    } catch (error) {
      if (!(await tellGone(error))) setPhase({ kind: 'not-finished', error });
    }
  }, [finish, session, tellGone]);

  const busy = phase.kind === 'finishing' || phase.kind === 'leaving';
  const goOn = useCallback(() => {
    if (busy) return;
    catchUp();
    const now = session.snapshot();
    const page = now.pages[now.at]?.page;
    if (page?.kind === 'assent' && (now.assent === 'no' || now.assent === 'later')) return void leave(now.assent === 'no' ? 'said-no' : 'said-later');
    if (mustChoose(now)) return setNudge(true);
    const to = now.pages[now.at + 1];
    if (to?.page.kind === 'saved') return void send();
    if (to === undefined || to !== upcoming) return session.next();
    following.current = showAhead(main.current, () => session.next());
  }, [busy, catchUp, leave, send, session, upcoming]);

  const goOnAtFirst = useEffectEvent(() => {
    if (pressed === 'next') goOn();
  });
  useEffect(() => goOnAtFirst(), []);

  const retry = () => {
    const error = phase.kind === 'not-finished' ? phase.error : snapshot.saving.kind === 'failed' ? snapshot.saving.error : undefined;
    // Another tab went on with this draft, or ended it: only from what is on disk can anybody go on.
    if (error instanceof StoreError && (error.trouble === 'elsewhere' || error.trouble === 'gone')) location.reload();
    else if (phase.kind === 'not-finished') void send();
    else session.retry();
  };

  const setAside = (kind: 'not-sure' | 'skipped') => {
    setOpen('nothing');
    session.setAside(kind);
    setRedrawn({ page: here, times: redrawn.times + 1 });
    goOn();
  };

  if (phase.kind === 'gone') return phase.page;
  if (phase.kind === 'farewell')
    return (
      <Suspense>
        <Farewell kind={phase.farewell} />
      </Suspense>
    );
  if (phase.kind === 'finished') return <Finished pack={pack} finished={phase.given} slots={slots} shared={shared} end={end} />;
  if (shown === undefined) return null;

  const asks = shown.page.kind === 'questions' || shown.page.kind === 'check' || shown.page.kind === 'practice';
  const last = next?.page.kind === 'saved';
  const drawnPages = snapshot.pages.filter((each) => each === shown || each === upcoming || each === left);
  return (
    <div className="answering" inert={busy}>
      <TopBar at={snapshot.at} all={snapshot.pages.length} onStop={() => setOpen('stop')} onSettings={() => setOpen('settings')} />
      <main ref={main}>
        {drawnPages.map((each) => (
          <div key={pageId(each.page) === redrawn.page ? `${redrawn.page}*${redrawn.times}` : pageId(each.page)} ref={layOut} className={each === shown ? 'drawn' : 'drawn ahead'}>
            <PageView shown={each} again={again === pageId(each.page)} below={each.page.kind === 'welcome' ? below : undefined} />
          </div>
        ))}
        {last ? (
          <button type="button" className="change own-card" onClick={() => setOpen('card')}>
            <Picture concept="keep-card" />
            <span>{say('own-card')}</span>
          </button>
        ) : null}
        <div role="status" className="nudge">
          {nudge ? say('choose-one') : snapshot.draft.broughtBack ? say('brought-back') : null}
        </div>
        <SavingLine saving={snapshot.saving} quiet={shown.page.kind === 'practice'} finishing={phase.kind === 'finishing'} notFinished={phase.kind === 'not-finished'} onRetry={retry} />
      </main>
      <BottomBar
        first={snapshot.at === 0}
        on={shown.page.kind === 'welcome' ? 'start' : last ? 'send' : 'next'}
        asks={asks && questionsOf(shown.page).length + (shown.page.kind === 'practice' ? 1 : 0) > 0}
        listen={<ListenButton key={here} page={main} bundle={pack.bundle} sound={slots.sound} />}
        onBack={() => {
          catchUp();
          session.back();
        }}
        onHelp={() => setOpen('help')}
        onNext={goOn}
      />
      <Suspense fallback={null}>
        {open === 'help' ? (
          <HelpDialog
            again={again === here}
            canSkip={shown.page.kind !== 'practice'}
            onClose={() => setOpen('nothing')}
            onNotSure={() => setAside('not-sure')}
            onSkip={() => setAside('skipped')}
            onAgain={() => {
              setAgain(again === here ? null : here);
              setOpen('nothing');
            }}
          />
        ) : null}
        {open === 'stop' ? <StopDialog onGoOn={() => setOpen('nothing')} onKeep={() => void leave('stopped-kept')} onDrop={() => void leave('stopped-dropped')} /> : null}
        {open === 'card' ? slots.ownCard({ round: pack.round, card: snapshot.draft.keepSecret, take: session.withCard, onClose: () => setOpen('nothing') }) : null}
        {open === 'settings' ? <SettingsDialog languages={pack.round.languages} onLanguage={changeLanguage} onClose={() => setOpen('nothing')} /> : null}
      </Suspense>
    </div>
  );
}
