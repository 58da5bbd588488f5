import { useEffect, useRef } from 'react';
import type { Pack, View } from '#server/contracts/round.ts';
import { useText } from '#app/i18n/text.tsx';
import { ListenButton } from '#app/surveys/ListenButton.tsx';
import type { ViewsAsked } from '#app/surveys/pages/Finished.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { useFetched } from '#app/ui/use-fetched.ts';
import { viewAddress } from './view-address.ts';
import './views.css';

interface Props extends ViewsAsked {
  /** The pack of a round, from this device or the network; `undefined` where neither has it. */
  bring(round: string, language: string): Promise<Pack | undefined>;
}

const none: readonly View[] = [];

/**
 * For whoever sat beside the young person: that what they think goes into answers of their own, and the ways there. They
 * lead through the hand-over, so that nothing of the young person is on the screen, in the tab or in the history by then.
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
      <Ways views={pack.views ?? none} language={pack.bundle.language} bring={bring} onStart={(address) => end('view', undefined, address)} />
      <ListenButton page={top} />
    </main>
  );
}

interface WaysProps extends Pick<Props, 'bring'> {
  views: readonly View[];
  /** The language on screen. */
  language: string;
  onStart(address: string): void;
}

/** The ways into the views. Each opens only once its questions are there: nobody clears the screen for a page that cannot come. */
function Ways({ views, language, bring, onStart }: WaysProps) {
  const text = useText('views');
  const ui = useText('ui');
  const found = useFetched(() => Promise.all(views.map((view) => bring(view.slug, viewAddress(view, language).language))));
  const waiting = found.state === 'waiting';
  const isHere = (at: number) => found.state === 'there' && found.value[at] !== undefined;
  const lacking = !waiting && !views.every((_, at) => isHere(at));
  return (
    <>
      <ul>
        {views.map((view, at) => {
          const who = (
            <>
              <Picture concept={view.audience === 'parent-or-carer' ? 'parent' : 'support-worker'} />
              <span>{text(view.audience)}</span>
            </>
          );
          return (
            <li key={view.slug}>
              {isHere(at) ? (
                <button type="button" className="bar-button next" data-part="line" data-view={view.audience} onClick={() => onStart(viewAddress(view, language).address)}>
                  {who}
                </button>
              ) : (
                <p className="line" data-part="line">
                  {who}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <div role="status">
        {waiting ? ui('loading') : null}
        {lacking ? (
          <p className="line" data-part="line">
            <Picture concept="offline" />
            <span>{text('not-here')}</span>
          </p>
        ) : null}
      </div>
      {lacking ? <Button onClick={found.retry}>{ui('try-again')}</Button> : null}
    </>
  );
}
