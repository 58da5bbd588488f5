import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { In } from '#app/i18n/In.tsx';

/** A key and what it does; pressed with a pointer too. */
export function Key({ name, words, language, pressed, rest = false, onPress }: { name: string; words: string; language?: string | undefined; pressed?: boolean | undefined; rest?: boolean | undefined; onPress(): void }) {
  return (
    <button type="button" className={rest ? 'paper-key rest' : 'paper-key'} aria-pressed={pressed} onClick={onPress}>
      <kbd>{name}</kbd>
      {language === undefined ? <span>{words}</span> : <In language={language}>{words}</In>}
    </button>
  );
}

interface Props {
  /** What stands above; it takes the focus when `at` changes, and keys count from then on. */
  heading: ReactNode;
  at: string;
  /** @returns whether the key meant something. */
  onKey(key: string): boolean;
  children: ReactNode;
}

/** A step that is done with single keys. They count only while the focus is in it, so that they are in nobody's way. */
export function KeyStep({ heading, at, onKey, children }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const place = useRef<HTMLElement>(null);
  useEffect(() => title.current?.focus(), [at]);
  const down = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target, key } = event;
    if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return;
    // A button does what it says.
    if (target instanceof HTMLButtonElement && (key === 'Enter' || key === ' ')) return;
    if (onKey(key.length === 1 ? key.toLowerCase() : key)) event.preventDefault();
  });
  useEffect(() => {
    const here = place.current;
    const listen = (event: KeyboardEvent) => down(event);
    here?.addEventListener('keydown', listen);
    return () => here?.removeEventListener('keydown', listen);
  }, []);
  return (
    <section className="paper-part paper-step" ref={place}>
      <h2 ref={title} tabIndex={-1}>
        {heading}
      </h2>
      {children}
    </section>
  );
}
