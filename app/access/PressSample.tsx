import type { Aids } from './aids.ts';

/** A finger, one big button, two of them, an arrow that fills a ring. */
export function PressSample({ press }: { press: Aids['press'] }) {
  return (
    <svg className="sample" viewBox="0 0 72 72" aria-hidden="true" focusable="false">
      {press === 'touch' ? <path d="M30 40V14a6 6 0 0 1 12 0v22l12 4c5 2 6 5 5 10l-2 14H32L18 46c-4-6 3-10 7-6z" /> : null}
      {press === 'one' ? (
        <>
          <circle cx="36" cy="34" r="22" />
          <path d="M10 60h52" />
        </>
      ) : null}
      {press === 'two' ? (
        <>
          <circle cx="20" cy="36" r="14" />
          <path d="M40 36h6M4 58h64M52 22v28M38 36h28" />
        </>
      ) : null}
      {press === 'dwell' ? (
        <>
          <circle cx="36" cy="36" r="26" />
          <path d="M28 22v30l8-8 12 2z" />
        </>
      ) : null}
    </svg>
  );
}
