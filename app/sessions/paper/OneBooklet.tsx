import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react';
import { spacedNumber } from '#server/contracts/booklet-number.ts';
import { travelsApart } from '#server/contracts/choices.ts';
import type { AnswerValue, Voice } from '#server/contracts/response.ts';
import type { Pack } from '#server/contracts/round.ts';
import { valuesOf } from '#server/contracts/walk.ts';
import { useText } from '#app/i18n/text.tsx';
import { putAttachment } from '#app/store/attachments.ts';
import type { Draft } from '#app/store/drafts.ts';
import { finishTyped } from '#app/surveys/finish-typed.ts';
import type { Session } from '#app/surveys/session.ts';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { CompareStep } from './CompareStep.tsx';
import { Key, KeyStep } from './Keys.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { TypeAnswers, type From } from './TypeAnswers.tsx';
import { draftOf, dropTyping, isTypedTwice, typingSession, type ToType } from './typed-draft.ts';
import { answersIn, bookOf, differences, standingOf, withValue } from './typing.ts';
import { WhoStep } from './WhoStep.tsx';

interface Props {
  pack: Pack;
  booklet: ToType;
  /** Under which name its draft is kept. */
  name: string;
  /** One that was begun before. */
  draft: Draft | undefined;
  /** It was typed twice: how many answers were compared, and how many differed. */
  onTwice(answers: number, different: number): void;
  onFinished(): void;
  onDropped(): void;
}

/** A booklet from its voice to its sealing. */
export function OneBooklet({ pack, booklet, name, draft, onTwice, onFinished, onDropped }: Props) {
  const say = useText('paper');
  // Whom nobody helps is not asked who did: adults answer for themselves, and a survey may have a voice of its own.
  const asksWho = pack.survey.pages.some(({ kind }) => kind === 'with-me');
  const [session, setSession] = useState<Session | undefined>(() => {
    if (draft === undefined && asksWho) return undefined;
    return typingSession(pack, draft ?? draftOf(pack, name, booklet, pack.survey.voice ?? 'own'));
  });
  const stale = draft !== undefined && draft.survey.version !== pack.survey.version;
  const drop = () => void (session === undefined ? Promise.resolve() : session.settled().then(() => dropTyping(session.snapshot().draft))).then(onDropped, onDropped);
  const begin = (voice: Voice) => setSession(typingSession(pack, draftOf(pack, name, booklet, voice)));
  if (stale)
    return (
      <>
        <Notice kind="danger">{say('questions-changed')}</Notice>
        <Button onClick={drop}>{say('unfinished-drop')}</Button>
      </>
    );
  return (
    <>
      <p className="hint">{booklet.said.length === 6 ? say('booklet', { number: spacedNumber(booklet.said) }) : null}</p>
      {session === undefined ? <WhoStep pack={pack} onVoice={begin} onNo={onDropped} /> : <Answers session={session} pack={pack} booklet={booklet} onTwice={onTwice} onFinished={onFinished} />}
      <p>
        <Button onClick={drop}>{say('leave')}</Button>
      </p>
    </>
  );
}

type Step = { kind: 'answers'; from?: From } | { kind: 'twice-said' } | { kind: 'twice' } | { kind: 'compare' } | { kind: 'review' };

function Answers({ session, pack, booklet, onTwice, onFinished }: { session: Session } & Pick<Props, 'pack' | 'booklet' | 'onTwice' | 'onFinished'>) {
  const say = useText('paper');
  const { draft, saving } = useSyncExternalStore(session.subscribe, session.snapshot);
  const book = useMemo(() => bookOf(pack.survey, pack.round, booklet.circumstances), [pack, booklet.circumstances]);
  const [step, setStep] = useState<Step>({ kind: 'answers' });
  const [second, setSecond] = useState<ReadonlyMap<string, AnswerValue>>(new Map());
  const [twiceDone, setTwiceDone] = useState(false);
  const [sealing, setSealing] = useState<'no' | 'now' | 'failed'>('no');
  const first = useMemo(() => valuesOf(draft.answers), [draft.answers]);

  const give = (question: string, value: AnswerValue | undefined) => {
    if (value === undefined) session.clear(question);
    else session.answer(question, value);
  };
  const gone = async () => {
    const again = !twiceDone && (await isTypedTwice(booklet.code));
    setStep(again ? { kind: 'twice-said' } : { kind: 'review' });
  };
  const compared = useEffectEvent(() => {
    const found = differences(book, first, second);
    setTwiceDone(true);
    onTwice(Math.max(1, answersIn(standingOf(book, first).values())), found.length);
    if (found.length === 0) setStep({ kind: 'review' });
  });
  // Once the last answer of the second go is there too: it is said in the moment in which that go ends.
  useEffect(() => {
    if (step.kind === 'compare') compared();
  }, [step.kind]);
  const seal = async () => {
    setSealing('now');
    try {
      await session.stillThere();
      await finishTyped(session.snapshot().draft, pack);
      onFinished();
    } catch {
      // Nothing is lost: the draft is still there, and so is the paper.
      setSealing('failed');
    }
  };

  return (
    <>
      {saving.kind === 'failed' ? (
        <Notice kind="danger" live>
          <p>{say('not-saved')}</p>
          <Button onClick={() => session.retry()}>{say('again')}</Button>
        </Notice>
      ) : null}
      {sealing === 'failed' ? <Notice kind="danger" live>{say('not-sealed')}</Notice> : null}
      {step.kind === 'answers' ? (
        <TypeAnswers
          book={book}
          pack={pack}
          values={first}
          from={step.from}
          onSaid={give}
          own={{
            words: (question) => draft.words[question]?.text ?? '',
            onWords: (question, text) => session.write(question, text),
            onPhoto: (question, kind, bytes) => session.attach(question, (now) => putAttachment(now, question, { kind, type: 'image/jpeg', bytes })),
          }}
          onDone={() => void gone()}
        />
      ) : null}
      {step.kind === 'twice-said' ? (
        <KeyStep at="twice" heading={say('twice')} onKey={(key) => key === 'Enter' && (setStep({ kind: 'twice' }), true)}>
          <div className="paper-keys">
            <Key name="↵" words={say('twice-start')} onPress={() => setStep({ kind: 'twice' })} />
          </div>
        </KeyStep>
      ) : null}
      {step.kind === 'twice' ? <TypeAnswers book={book} pack={pack} values={second} onSaid={(question, value) => setSecond((before) => withValue(before, question, value))} onDone={() => setStep({ kind: 'compare' })} /> : null}
      {step.kind === 'compare' ? (
        <CompareStep
          pack={pack}
          questions={differences(book, first, second)}
          first={standingOf(book, first)}
          second={standingOf(book, second)}
          onDecided={(decided) => {
            for (const [question, value] of decided) give(question, value);
            // What was overlooked the first time has not been typed or photographed yet.
            const missing = [...decided].find(([question, value]) => value !== undefined && travelsApart(value.kind) && first.get(question)?.kind !== value.kind);
            setStep(missing === undefined ? { kind: 'review' } : { kind: 'answers', from: { question: missing[0] } });
          }}
        />
      ) : null}
      {step.kind === 'review' ? (
        <ReviewStep
          book={book}
          pack={pack}
          values={first}
          words={(question) => draft.words[question]?.text}
          busy={sealing === 'now'}
          onChange={(question) => setStep({ kind: 'answers', from: { question } })}
          onBack={() => setStep({ kind: 'answers', from: 'end' })}
          onSeal={() => void seal()}
        />
      ) : null}
    </>
  );
}
