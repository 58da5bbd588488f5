import type { ReactNode } from 'react';

interface Props {
  kind?: 'note' | 'good' | 'danger';
  /** A picture, shown first. */
  picture?: ReactNode;
  /** Said by a screen reader at once: for what comes up while somebody is on the page. */
  live?: boolean;
  children: ReactNode;
}

/** Something to know before going on. */
export function Notice({ kind = 'note', picture, live = false, children }: Props) {
  return (
    <div className={`notice ${kind}`} role={live ? (kind === 'danger' ? 'alert' : 'status') : undefined}>
      {picture}
      <div>{children}</div>
    </div>
  );
}
