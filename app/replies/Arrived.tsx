import { useEffect, useRef, type ReactNode } from 'react';
import { Picture } from '#app/symbols/Picture.tsx';

/** A section that came up after the page did: its heading takes the focus, so that nobody has to look for it. */
export function Arrived({ title, concept, children }: { title: string; concept: 'yes' | 'waiting' | 'offline' | 'problem' | 'keep-card' | 'check'; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="keep-part">
      <h2 tabIndex={-1} ref={heading}>
        <Picture concept={concept} />
        <span>{title}</span>
      </h2>
      {children}
    </section>
  );
}
