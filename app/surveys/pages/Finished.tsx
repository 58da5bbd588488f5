import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { Pack } from '#server/contracts/round.ts';
import type { Recorded } from '#app/access/sound.ts';
import { useText } from '#app/i18n/text.tsx';
import type { Finished as FinishedResponse } from '../finish-response.ts';
import type { End, SessionPiece } from '../handing.ts';
import { envelopeState, onOutboxChange, type EnvelopeState } from '#app/store/outbox.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { AdultLink } from '../Chrome.tsx';
import { ListenButton } from '../ListenButton.tsx';
import { PageView } from './PageView.tsx';

/** What the dialog for somebody's own keep card is given. */
export interface OwnCardAsked {
  round: Pick<Pack['round'], 'id' | 'slug' | 'audience'>;
  /** The card's secret, where one was taken already. */
  card: string | undefined;
  take(secret: string | undefined): void;
  onClose(): void;
}

/** What the ways for those who sat beside the person are given. */
export interface ViewsAsked {
  pack: Pack;
  end: End;
}

/** What other features put on the last page. */
export interface Slots {
  /** What brings recorded sound. */
  sound: Recorded['source'];
  session(piece: SessionPiece): ReactNode;
  /** My plan, after a check-in. It may be kept on a device of one's own. */
  plan(finished: FinishedResponse, pack: Pack, mayKeep: boolean): ReactNode;
  keepCard(finished: FinishedResponse, pack: Pack): ReactNode;
  /** Where a parent or supporter says what they think, in answers of their own. */
  views(asked: ViewsAsked): ReactNode;
  /** The dialog in which somebody names a keep card that they have, before they send. */
  ownCard(asked: OwnCardAsked): ReactNode;
  /** Get an adult now, in place of the last page; or lines of help on it, for adults who answered. */
  help(asked: { onBack(): void } | { adult: 'parent-or-carer' | 'practitioner' }): ReactNode;
}

/** Where the answers are, said as it is at this moment. */
function useEnvelopeState(id: string): NonNullable<EnvelopeState> {
  const [state, setState] = useState<NonNullable<EnvelopeState>>('waiting');
  useEffect(() => {
    let here = true;
    const look = () =>
      void envelopeState(id).then(
        // A device that knows nothing of it any more has let it go long ago: what was said last stays.
        (now) => here && now !== undefined && setState(now),
        () => undefined, // The store cannot be read just now: what was said last stays true until it can.
      );
    look();
    const stop = onOutboxChange(look);
    return () => {
      here = false;
      stop();
    };
  }, [id]);
  return state;
}

function Delivery({ envelope }: { envelope: string }) {
  const say = useText('surveys');
  const state = useEnvelopeState(envelope);
  const [concept, words] =
    state === 'sent' ? (['sent', say('sent')] as const)
    : state === 'refused' ? (['stop', say('refused')] as const)
    : state === 'sending' ? (['waiting', say('sending')] as const)
    : (['waiting', say('waiting-no-network')] as const);
  return (
    <p className="delivery" role="status" data-state={state} data-part="line">
      <Picture concept={concept} />
      <span>{words}</span>
    </p>
  );
}

interface Props {
  pack: Pack;
  finished: FinishedResponse;
  slots: Slots;
  shared: boolean;
  end: End;
}

/** The last page: saved, who helps, the keep card, My plan. Everyone sees the same help, whatever they answered. */
export function Finished({ pack, finished, slots, shared, end }: Props) {
  const say = useText('surveys');
  const [view, show] = useState<'end' | 'plan' | 'views' | 'help'>('end');
  const top = useRef<HTMLElement>(null);
  const page = pack.survey.pages.find((each) => each.kind === 'saved');

  useEffect(() => {
    scrollTo(0, 0);
    top.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [view]);
  useEffect(() => {
    // Pages of the questions that lie behind Back show this one too: there is nothing left to answer.
    const stay = (event?: Event) => {
      event?.stopImmediatePropagation();
      history.replaceState({ page: 'saved', kept: finished.kept }, '');
    };
    stay();
    addEventListener('popstate', stay, true);
    return () => removeEventListener('popstate', stay, true);
  }, [finished]);

  // Help comes in place of this page and not at another address: the keep card is on this page and nowhere else.
  const openHelp = (event: MouseEvent) => {
    event.preventDefault();
    show('help');
  };
  if (view === 'help') return slots.help({ onBack: () => show('end') });

  if (view !== 'end')
    return (
      <>
        <header className="top-bar no-print">
          <AdultLink onClick={openHelp} />
          <button type="button" className="bar-button" onClick={() => show('end')}>
            <Picture concept="back" />
            <span>{say('back')}</span>
          </button>
        </header>
        {view === 'plan' ? slots.plan(finished, pack, !shared) : slots.views({ pack, end })}
      </>
    );
  return (
    <>
      <header className="top-bar">
        <AdultLink onClick={openHelp} />
        <ListenButton page={top} bundle={pack.bundle} sound={slots.sound} />
      </header>
      <main ref={top} className="finished">
        {page === undefined ? null : <PageView shown={{ page, questions: [] }} />}
        <Delivery envelope={finished.envelope} />
        {pack.survey.checkIn ? (
          <button type="button" className="bar-button next" data-part="line" onClick={() => show('plan')}>
            <Picture concept="plan" />
            <span>{say('see-plan')}</span>
          </button>
        ) : null}
        {pack.survey.audience === 'young-person' ? (
          <section className="after-help" aria-label={say('get-adult')}>
            <p className="line" data-part="line">
              <Picture concept="get-an-adult" />
              <span>{say('adult-text-2')}</span>
            </p>
            <p className="line" data-part="line">
              <Picture concept="phone" />
              <span>{say('adult-text-3')}</span>
            </p>
          </section>
        ) : (
          slots.help({ adult: pack.survey.audience })
        )}
        {slots.keepCard(finished, pack)}
        <button type="button" className={shared ? 'bar-button next done' : 'bar-button done'} data-part="line" onClick={() => end('finished')}>
          {say(shared ? 'done-shared' : 'done-own')}
        </button>
        {pack.views === undefined ? null : (
          <button type="button" className="change" data-part="line" onClick={() => show('views')}>
            <Picture concept="with-me" />
            <span>{say('your-view')}</span>
          </button>
        )}
      </main>
    </>
  );
}
