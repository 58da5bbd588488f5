import { useCallback, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { CodeField } from '#app/ui/CodeField.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { takeFragment } from './fragment.ts';
import { Arrived } from './Arrived.tsx';
import { FoundAnswers } from './FoundAnswers.tsx';
import type { Again, CardHolder, KeptSet, ReadCard, RepliesOf } from './keep-card-holder.ts';
import { TakeBack } from './TakeBack.tsx';
import './replies.css';

interface Props {
  readCard: ReadCard;
  repliesOf: RepliesOf;
  again: Again;
  tools?: ReactNode;
}

type State =
  | { kind: 'asking'; why: 'new' | 'not-a-code' | 'closed' }
  | { kind: 'looking' }
  | { kind: 'found'; holder: CardHolder; sets: readonly KeptSet[] }
  | { kind: 'trouble'; holder: CardHolder; trouble: 'unknown' | 'offline' | 'failed' }
  | { kind: 'withdrawn' | 'waiting' };

/**
 * `/keep`: the holder of a keep card sees what they said, what came back, and can take it back.
 * The secret goes from the address bar at once, nothing is stored, and leaving the page closes the answers.
 */
export function Keep({ readCard, repliesOf, again, tools }: Props) {
  const say = useText('replies');
  const [state, setState] = useState<State>({ kind: 'asking', why: 'new' });
  /** Counts the cards that were tried: a slow reply for an earlier one must not show over a later one. */
  const tried = useRef(0);

  const lookUp = useCallback(async (holder: CardHolder) => {
    const mine = (tried.current += 1);
    setState({ kind: 'looking' });
    const result = await holder.lookUp();
    if (mine !== tried.current) return;
    setState(result.kind === 'found' ? { kind: 'found', holder, sets: result.sets } : { kind: 'trouble', holder, trouble: result.kind });
  }, []);

  const open = useCallback(
    (text: string) => {
      const holder = readCard(text);
      if (holder === undefined) setState({ kind: 'asking', why: 'not-a-code' });
      else void lookUp(holder);
    },
    [readCard, lookUp],
  );

  useEffect(() => {
    const fromAddress = () => {
      const text = takeFragment(location, history);
      if (text !== '') open(text);
    };
    // The browser may keep a page that was left, and show it to the next person who goes back to it.
    const close = () => {
      tried.current += 1;
      setState({ kind: 'asking', why: 'new' });
    };
    fromAddress();
    addEventListener('hashchange', fromAddress);
    addEventListener('pagehide', close);
    return () => {
      removeEventListener('hashchange', fromAddress);
      removeEventListener('pagehide', close);
    };
  }, [open]);

  const takenBack = (kind: 'withdrawn' | 'waiting') => setState({ kind });
  const ask = (why: 'new' | 'closed') => setState({ kind: 'asking', why });

  return (
    <PlainPage title={say('keep-title')} tools={tools}>
      {state.kind === 'asking' ? <AskForCard why={state.why} open={open} /> : null}
      {state.kind === 'looking' ? (
        <>
          <p role="status">{say('keep-looking')}</p>
          <Loading />
        </>
      ) : null}
      {state.kind === 'trouble' ? <Trouble trouble={state.trouble} again={() => void lookUp(state.holder)} another={() => ask('new')} /> : null}
      {/* Answers that are still on their way can be taken back too: the server then never stores them. */}
      {state.kind === 'trouble' && state.trouble === 'unknown' ? <TakeBack holder={state.holder} done={takenBack} /> : null}
      {state.kind === 'found' ? (
        <FoundAnswers sets={state.sets} holder={state.holder} repliesOf={repliesOf} again={again} close={() => ask('closed')} withdrawn={takenBack} />
      ) : null}
      {state.kind === 'withdrawn' ? (
        <Arrived title={say('withdrawn-title')} concept="yes">
          <p>{say('withdrawn')}</p>
          <p>{say('withdrawn-next')}</p>
        </Arrived>
      ) : null}
      {state.kind === 'waiting' ? (
        <Arrived title={say('waiting-title')} concept="waiting">
          <p>{say('waiting')}</p>
          <p>{say('waiting-next')}</p>
        </Arrived>
      ) : null}
    </PlainPage>
  );
}

function AskForCard({ why, open }: { why: 'new' | 'not-a-code' | 'closed'; open: (text: string) => void }) {
  const say = useText('replies');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open(code);
  };
  return (
    <form className="keep-ask" onSubmit={submit} noValidate>
      {why === 'closed' ? <Notice kind="good" live>{say('keep-closed')}</Notice> : null}
      <p className="keep-intro">
        <Picture concept="keep-card" />
        <span>{say('keep-intro')}</span>
      </p>
      <CodeField label={say('keep-code')} hint={say('keep-code-hint')} wrong={why === 'not-a-code' ? say('keep-code-wrong') : undefined} className="keep-code" value={code} onChange={setCode} />
      <Button kind="primary" type="submit">
        {say('keep-open')}
      </Button>
    </form>
  );
}

function Trouble({ trouble, again, another }: { trouble: 'unknown' | 'offline' | 'failed'; again: () => void; another: () => void }) {
  const say = useText('replies');
  return (
    <Arrived title={say(`keep-${trouble}-title`)} concept={trouble === 'offline' ? 'offline' : trouble === 'unknown' ? 'keep-card' : 'problem'}>
      <p>{say(`keep-${trouble}`)}</p>
      <p>{say(`keep-${trouble}-next`)}</p>
      <div className="keep-choices">
        <Button kind="primary" onClick={again}>
          {say('keep-try-again')}
        </Button>
        <Button onClick={another}>{say('keep-other-code')}</Button>
      </div>
    </Arrived>
  );
}
