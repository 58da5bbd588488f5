import { useEffect, useRef, type ReactNode } from 'react';
import { Picture } from '#app/symbols/Picture.tsx';
import { AdultLink } from './Chrome.tsx';
import { ListenButton } from './ListenButton.tsx';

interface Props {
  concept: string;
  title: string;
  text?: string | undefined;
  /** It came up on a page that was open already: its heading takes the focus, so that everybody hears of it. */
  arrives?: boolean;
  /** What can be done now. */
  children: ReactNode;
}

/** A page beside the questions: before they begin, after they ended early, or where they cannot be had. */
export function ShortPage({ concept, title, text, arrives = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    if (arrives) heading.current?.focus();
  }, [arrives]);
  return (
    <>
      <header className="top-bar">
        <AdultLink />
        <ListenButton page={page} />
      </header>
      <main className="farewell" ref={page}>
        <section className="page">
          <h1 className="ask" tabIndex={-1} ref={heading} data-part="ask">
            <Picture concept={concept} />
            <span>{title}</span>
          </h1>
          {text === undefined ? null : <p className="line" data-part="line">{text}</p>}
          <div className="cards">{children}</div>
        </section>
      </main>
    </>
  );
}
