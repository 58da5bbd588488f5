import type { MouseEventHandler, ReactNode } from 'react';
import { nearScreens } from '#server/contracts/near-screens.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { onLift } from '#app/ui/on-lift.ts';

/** The path with stepping stones: where the person is, and how many stones are left. */
export function Stones({ at, all }: { at: number; all: number }) {
  const say = useText('surveys');
  return (
    <div className="stones" role="img" aria-label={`${say('step-of', { done: at + 1, all })}. ${say('steps-left', { count: all - at - 1 })}`}>
      {Array.from({ length: all }, (_, index) => (
        <span key={index} className={index < at ? 'stone passed' : index === at ? 'stone here' : 'stone'} />
      ))}
    </div>
  );
}

interface TopProps {
  at: number;
  all: number;
  onStop?: MouseEventHandler;
  onSettings?: MouseEventHandler;
}

/** *Get an adult now*, in the same corner of every page: a link, so that it works before any script has loaded and when one has failed. A page that must not be left opens it in its own place. */
export function AdultLink({ onClick }: { onClick?: MouseEventHandler }) {
  const say = useText('surveys');
  const language = useLanguage();
  return (
    <a className="adult" href={`${nearScreens.help}?lang=${language.tag}`} onClick={onClick}>
      <Picture concept="get-an-adult" />
      <span>{say('get-adult')}</span>
    </a>
  );
}

/** What stands above every page of questions, always in the same place. */
export function TopBar({ at, all, onStop, onSettings }: TopProps) {
  const say = useText('surveys');
  return (
    <header className="top-bar">
      <AdultLink />
      <button type="button" className="tool" data-app="settings" onClick={onSettings}>
        <Picture concept="settings" />
        <span>{say('settings')}</span>
      </button>
      <button type="button" className="tool" data-app="stop" onClick={onStop}>
        <Picture concept="stop" />
        <span>{say('stop')}</span>
      </button>
      <Stones at={at} all={all} />
    </header>
  );
}

interface BottomProps {
  first: boolean;
  /** What the way on is called here. */
  on: 'start' | 'next' | 'send';
  /** Pages of reading have no "?". */
  asks: boolean;
  /** The Listen button, where this language can be read aloud here. */
  listen?: ReactNode;
  onBack?: () => void;
  onHelp?: MouseEventHandler;
  onNext?: () => void;
}

/** Back, ?, Next: always in the same place, in the direction of the language. */
export function BottomBar({ first, on, asks, listen, onBack, onHelp, onNext }: BottomProps) {
  const say = useText('surveys');
  return (
    <nav className="bottom-bar" aria-label={say('path')}>
      <button type="button" className="bar-button" data-back hidden={first} onClick={onBack} onTouchEnd={onLift(onBack)}>
        <Picture concept="back" />
        <span>{say('back')}</span>
      </button>
      {listen}
      <button type="button" className="bar-button help" data-app="help" hidden={!asks} aria-label={say('help-me')} onClick={onHelp}>
        <span aria-hidden="true">?</span>
      </button>
      <button type="button" className="bar-button next" data-next onClick={onNext} onTouchEnd={onLift(onNext)}>
        <span>{say(on)}</span>
        <Picture concept="next" />
      </button>
    </nav>
  );
}
