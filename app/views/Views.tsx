import { useEffect, useRef } from 'react';
import type { Pack, View } from '#server/contracts/round.ts';
import { useText } from '#app/i18n/text.tsx';
import type { ViewsAsked } from '#app/surveys/pages/Finished.tsx';
import { ListenButton } from '#app/surveys/ListenButton.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { ViewWay } from './ViewWay.tsx';
import './views.css';

interface Props extends ViewsAsked {
  /** The pack of a round, from this device or the network; `undefined` where neither has it. */
  bring(round: string, language: string): Promise<Pack | undefined>;
}

const none: readonly View[] = [];

/**
 * For whoever sat beside the young person: that what they think goes into answers of their own, and the way there. It
 * leads through the hand-over, so that nothing of the young person is on the screen, in the tab or in the history by then.
 */
export function Views({ pack, end, bring }: Props) {
  const text = useText('views');
  const top = useRef<HTMLElement>(null);
  useEffect(() => top.current?.querySelector('h1')?.focus({ preventScroll: true }), []);
  const lines: readonly (readonly [concept: string, words: string])[] = [
    ['own', text('own')],
    ['private', text('apart')],
    ['keep-card', text('first')],
  ];
  return (
    <main className="finished views" ref={top}>
      <h1 className="ask" tabIndex={-1} data-part="ask">
        <Picture concept="with-me" />
        <span>{text('title')}</span>
      </h1>
      {lines.map(([concept, words]) => (
        <p key={concept} className="line" data-part="line">
          <Picture concept={concept} />
          <span>{words}</span>
        </p>
      ))}
      <ul>
        {(pack.views ?? none).map((view) => (
          <li key={view.slug}>
            <ViewWay view={view} language={pack.bundle.language} bring={bring} onStart={(address) => end('view', undefined, address)} />
          </li>
        ))}
      </ul>
      <ListenButton page={top} />
    </main>
  );
}
