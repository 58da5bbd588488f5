import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { languageOf } from '#server/contracts/languages.ts';
import { screens } from '#server/contracts/screens.ts';
import { In } from '#app/i18n/In.tsx';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { changeHere, onSessionHere, sessionHere, type SessionHere } from '#app/store/session-here.ts';
import { sharedMode } from '#app/store/shared.ts';
import { sharing } from '#app/surveys/hand-over.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button, LinkButton } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { AskPin } from './AskPin.tsx';
import { HelperPage } from './HelperPage.tsx';
import { letHelperThrough, noHelper } from './kiosk-mark.ts';
import { somebodyNew } from './somebody-new.ts';
import { addressOf, begin } from './turns.ts';
import { whereItStands } from './where-it-stands.ts';
import '../sessions.css';
import './run.css';

interface Props {
  tools: ReactNode;
  /** A helper comes from the middle of the questions, to type the PIN. */
  helper: boolean;
}

type View = 'looking' | 'start' | 'unfinished' | 'pin' | 'helper' | 'failed';

/** `/session`: the start page of a shared tablet in a session, to which it comes back after each person, a reload and a restart. */
export function Kiosk({ tools, helper }: Props) {
  const say = useText('kiosk');
  const shared = useText('sessions');
  const { tag } = useLanguage();
  const [here, setHere] = useState<SessionHere | null>();
  const [view, setView] = useState<View>('looking');

  const look = useEffectEvent(async () => {
    try {
      const { here: row, unfinished } = await whereItStands();
      const [language] = row?.languages ?? [];
      // In a language of the session: the browser's own may be another.
      if (row?.many === true && language !== undefined && !row.languages.includes(tag)) return location.replace(`${screens.kiosk}?lang=${language}${location.hash}`);
      setHere(row ?? null);
      setView(helper && row?.pin !== undefined ? 'pin' : unfinished ? 'unfinished' : 'start');
    } catch {
      setView('failed');
    }
  });
  const heard = useEffectEvent(async () => {
    // What cannot be read now is read when the page is opened next.
    const row = await sessionHere().catch(() => undefined);
    if (row !== undefined && row.state !== here?.state) setHere(row);
  });
  useEffect(() => {
    noHelper();
    void look();
    // A page that the browser kept is not shown again as it was: somebody may have answered since.
    const kept = ({ persisted }: PageTransitionEvent) => {
      if (persisted) location.reload();
    };
    addEventListener('pageshow', kept);
    // Its device was ended, or the session closed, while the page is open: who forgot the PIN waits for just that.
    const stop = onSessionHere(() => void heard());
    return () => {
      removeEventListener('pageshow', kept);
      stop();
    };
  }, []);

  const orFailed = (work: Promise<void>) => void work.catch(() => setView('failed'));
  const go = (row: SessionHere | undefined) => {
    const address = row === undefined ? undefined : addressOf(row, tag);
    if (address === undefined) setView('failed');
    else location.assign(address);
  };
  const start = async () => go(await changeHere((row) => begin(row, 0)));
  const anotherPerson = async () => {
    setHere((await somebodyNew(Date.now())) ?? null);
    setView('start');
  };
  const goOn = async () => {
    const row = await sessionHere();
    const slug = row?.rounds[row.begun?.at ?? 0]?.slug;
    const mode = await sharedMode();
    // They were asked here whether it is they; they are not asked again.
    if (slug !== undefined && mode !== undefined) sharing(mode).goOnAfterReload(slug);
    // The draft has its code; the address needs none.
    go(row === undefined || row.begun === undefined ? row : { ...row, begun: { at: row.begun.at } });
  };
  const afterPin = async () => {
    letHelperThrough();
    setHere((await sessionHere()) ?? null);
    setView('helper');
  };

  if (here === undefined && view !== 'failed') return <PlainPage title={say('start-title')} tools={tools}><Loading /></PlainPage>;
  if (view === 'failed')
    return (
      <PlainPage title={say('start-title')} tools={tools}>
        <Notice kind="danger" live>{shared('share-failed')}</Notice>
      </PlainPage>
    );
  if (here === undefined || here === null || !here.many)
    return (
      <PlainPage title={say('none-title')} tools={tools}>
        <LinkButton kind="primary" href={screens.join}>{say('none-join')}</LinkButton>
      </PlainPage>
    );
  if (view === 'pin' && here.pin !== undefined)
    return (
      <PlainPage title={say('ask-title')} tools={tools}>
        <AskPin pin={here.pin} onRight={() => orFailed(afterPin())} onBack={() => location.assign(`${screens.kiosk}${location.search}`)} />
      </PlainPage>
    );
  if (view === 'helper' || here.state === 'ended')
    return (
      <PlainPage title={here.state === 'ended' ? say('ended-title') : say('helper-title', { number: here.number })} tools={tools}>
        <HelperPage here={here} />
      </PlainPage>
    );
  const forHelper = (
    <p className="session-helper">
      <Button onClick={() => setView('pin')}>
        <Picture concept="adult" />
        <span>{say('start-helper')}</span>
      </Button>
    </p>
  );
  if (view === 'unfinished')
    return (
      <PlainPage title={shared('you-title')} tools={tools}>
        <p className="lead">{shared('you-text')}</p>
        <div className="session-ways">
          <Big concept="yes" onClick={() => orFailed(goOn())}>{shared('you-yes')}</Big>
          <Big concept="another-person" onClick={() => orFailed(anotherPerson())}>{shared('you-no')}</Big>
        </div>
        {forHelper}
      </PlainPage>
    );
  return (
    <PlainPage title={say('start-title')} tools={tools}>
      <p className="lead">{say('start-text')}</p>
      <LanguageWays languages={here.languages} />
      <div className="session-ways">
        <Big concept="next" start onClick={() => orFailed(start())}>{say('start-go')}</Big>
      </div>
      {forHelper}
    </PlainPage>
  );
}

function Big({ concept, start = false, onClick, children }: { concept: 'next' | 'yes' | 'another-person'; start?: boolean; onClick(): void; children: ReactNode }) {
  return (
    <button type="button" className={start ? 'session-way first' : 'session-way'} onClick={onClick}>
      <Picture concept={concept} />
      <span>{children}</span>
    </button>
  );
}

/** The languages of the session; each opens this page anew in it. */
function LanguageWays({ languages }: { languages: readonly string[] }) {
  const say = useText('kiosk');
  const { tag } = useLanguage();
  if (languages.length < 2) return null;
  return (
    <nav aria-label={say('start-language')}>
      <ul className="session-languages">
        {languages.map((each) => (
          <li key={each}>
            <a className="button" href={`${screens.kiosk}?lang=${each}`} aria-current={each === tag ? 'true' : undefined} lang={each}>
              <In language={each}>{languageOf(each)?.name ?? each}</In>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
