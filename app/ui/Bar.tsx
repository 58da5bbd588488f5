import type { ReactNode } from 'react';
import './charts.css';

/** The length of what stands for a hidden figure, in pixels. */
const stub = 24;

interface Props {
  label: ReactNode;
  /** A share from 0 to 1, or `null` where the figure is not shown. */
  share: number | null;
  /** The figure in words and numbers, or the reason why it is not shown. */
  words: string;
  tone?: 1 | 2 | 3;
  picture?: ReactNode;
}

/**
 * One bar of a chart, in a list of bars. Its words say all that it shows, so the bar itself is decoration.
 * Each tone has a pattern of its own beside its colour; a hidden figure
 * has no length: a short hatched stub stands for it, as long as any other.
 * Widths are SVG attributes: the page's security policy knows no style attributes.
 */
export function Bar({ label, share, words, tone = 1, picture }: Props) {
  const width = `${Math.round(Math.min(1, Math.max(0, share ?? 0)) * 1000) / 10}%`;
  return (
    <li className="bar" data-tone={tone} data-hidden={share === null ? '' : undefined}>
      <span className="bar-label">
        {picture}
        <span>{label}</span>
      </span>
      <svg className="bar-line" aria-hidden="true" focusable="false" height="28" width="100%">
        <defs>
          <pattern id={`bar-pattern-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
            {tone === 2 ? <path d="M-2 2l4-4M0 8l8-8M6 10l4-4" /> : null}
            {tone === 3 ? <circle cx="4" cy="4" r="1.6" /> : null}
          </pattern>
          <pattern id="bar-pattern-hidden" width="10" height="10" patternUnits="userSpaceOnUse">
            <path d="M0 5h10" />
          </pattern>
        </defs>
        <rect className="bar-ground" width="100%" height="28" />
        {share === null ? (
          <rect className="bar-hatch" width={stub} height="28" fill="url(#bar-pattern-hidden)" />
        ) : (
          <>
            <rect className="bar-fill" width={width} height="28" />
            {tone === 1 ? null : <rect className="bar-pattern" width={width} height="28" fill={`url(#bar-pattern-${tone})`} />}
          </>
        )}
      </svg>
      <span className="bar-words">{words}</span>
    </li>
  );
}

/** A list of bars under a heading that the caller gives. */
export const Bars = ({ children, labelledBy }: { children: ReactNode; labelledBy?: string }) => (
  <ul className="bars" aria-labelledby={labelledBy}>
    {children}
  </ul>
);
