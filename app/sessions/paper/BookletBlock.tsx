import type { ReactNode } from 'react';
import { travelsApart, voicesAsked } from '#server/contracts/choices.ts';
import { linesOf, textKey } from '#server/contracts/text-keys.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { useBooklet } from './BookletWords.tsx';
import { HelpNumbers } from './HelpNumbers.tsx';
import { OnlyIf } from './OnlyIf.tsx';
import type { PaperPart, PaperQuestion } from './on-paper.ts';
import { PaperAnswer, Tick } from './PaperAnswer.tsx';

const Line = ({ concept, children }: { concept: string; children: ReactNode }) => (
  <p className="booklet-line">
    <Picture concept={concept} />
    <span>{children}</span>
  </p>
);

/** The first page, in the survey's own words. */
function Cover({ id }: { id: string }) {
  const { asked, say, pack } = useBooklet();
  const concepts = ['own', 'you-can-stop', 'who-sees', 'safe'];
  return (
    <>
      <h2 className="booklet-name">{asked(textKey.surveyName())}</h2>
      <p className="booklet-area">{pack.round.partnership.name}</p>
      {pack.round.partnership.madeUp ? <p className="booklet-note">{say('made-up')}</p> : null}
      <h2>{asked(textKey.pageTitle(id))}</h2>
      {Array.from({ length: linesOf.welcome }, (_, at) => (
        <Line key={at} concept={concepts[at] ?? 'own'}>{asked(textKey.pageLine(id, at + 1))}</Line>
      ))}
    </>
  );
}

/** What stands there besides: that all may stay empty, who types it in, a phone instead. */
function How() {
  const { say } = useBooklet();
  return (
    <>
      <Line concept="skip">{say('leave-empty')}</Line>
      <Line concept="private">{say('who-types')}</Line>
      <Line concept="phone">{say('phone-instead')}</Line>
    </>
  );
}

function Ask({ asked: question }: { asked: PaperQuestion }) {
  const { asked } = useBooklet();
  return (
    <h2 className="booklet-ask">
      <span className="booklet-count">{question.number}</span>
      <Picture concept={question.question.concept} />
      <span>{asked(textKey.ask(question.question.id))}</span>
    </h2>
  );
}

/** One thing of a booklet, which stays on one page. */
export function BookletBlock({ part }: { part: PaperPart }) {
  const { asked, say } = useBooklet();
  if (part.kind === 'question') {
    const { question } = part.asked;
    // Who wishes to talk, or writes, must not think that somebody reads it today.
    const slow = question.tags.includes('talk') || travelsApart(question.kind);
    return (
      <>
        <OnlyIf asked={part.asked} />
        <Ask asked={part.asked} />
        <PaperAnswer asked={part.asked} />
        {slow ? <Line concept="get-an-adult">{say('not-read-now')}</Line> : null}
      </>
    );
  }
  if (part.kind === 'practice') {
    const { question } = part;
    return (
      <>
        <h2 className="booklet-ask">
          <Picture concept={question.concept} />
          <span>{asked(textKey.ask(question.id))}</span>
        </h2>
        <p className="booklet-hint">{say('how-to-tick')}</p>
        <ul className="booklet-ticks">
          {'options' in question ? question.options.map((option) => <Tick key={option.id} concept={option.concept} words={asked(textKey.option(question.id, option.id))} />) : null}
        </ul>
      </>
    );
  }
  const { page, piece } = part;
  if (piece === 'help') return <HelpNumbers />;
  if (piece === 'how') return <How />;
  switch (page.kind) {
    case 'welcome':
      return <Cover id={page.id} />;
    case 'assent':
      return (
        <>
          <h2>{asked(textKey.pageTitle(page.id))}</h2>
          <Line concept="choose">{asked(textKey.pageLine(page.id, 1))}</Line>
          <ul className="booklet-ticks">
            {(['yes', 'no'] as const).map((choice) => (
              <Tick key={choice} concept={choice} words={asked(textKey.option(page.id, choice))} />
            ))}
          </ul>
          <Line concept="stop">{say('no-is-fine')}</Line>
        </>
      );
    case 'with-me':
      return (
        <>
          <h2 className="booklet-ask">
            <Picture concept={page.concept} />
            <span>{asked(textKey.pageTitle(page.id))}</span>
          </h2>
          <p className="booklet-hint">{say('tick-one')}</p>
          <ul className="booklet-ticks">
            {voicesAsked.map((voice, at) => (
              <Tick key={voice} number={at + 1} concept={voice} words={asked(textKey.option(page.id, voice))} />
            ))}
          </ul>
        </>
      );
    case 'saved':
      return (
        <>
          <h2 className="booklet-ask">
            <Picture concept="check" />
            <span>{say('look-again')}</span>
          </h2>
          <Line concept="change">{say('change-it')}</Line>
          <h2 className="booklet-ask">
            <Picture concept="handshake" />
            <span>{say('thank-you')}</span>
          </h2>
          <Line concept="hand-over">{say('give-back')}</Line>
          <Line concept="computing">{say('then-typed')}</Line>
          <Line concept="who-sees">{asked(textKey.pageLine(page.id, linesOf.saved))}</Line>
        </>
      );
  }
}
