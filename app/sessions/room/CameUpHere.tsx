import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CameUp } from '#server/contracts/room-rules.ts';
import type { Pack } from '#server/contracts/round.ts';
import { textKey, placesFrom } from '#server/contracts/text-keys.ts';
import { optionsOf, questionsOf } from '#server/contracts/walk.ts';
import type { RoomApi } from '#app/api/room.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { useText } from '#app/i18n/text.tsx';
import type { RoomRow } from '#app/store/rooms.ts';
import { bundleText } from '#app/surveys/bundle-text.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { ListenToThis } from '../ListenToThis.tsx';
import { OurIdea } from './OurIdea.tsx';

/** What may be shown, of each round that enough people answered. */
export interface Shown {
  rounds: readonly { pack: Pack; came: readonly CameUp[] }[];
}

/** A thing that came up, with its picture and words. */
export interface ThingUp {
  id: string;
  concept: string;
  words: string;
  language: string;
}
interface QuestionUp {
  id: string;
  concept: string;
  ask: string;
  /** What people said of these things, where they placed them. */
  placed: string | undefined;
  language: string;
  things: readonly ThingUp[];
}

/** What came up, as it is said: in the order of the survey, whatever more or fewer people chose. */
export function saidOf({ rounds }: Shown): QuestionUp[] {
  return rounds.flatMap(({ pack, came }) => {
    const text = bundleText(pack.bundle);
    const { language } = pack.bundle;
    const questions = pack.survey.pages.flatMap(questionsOf);
    return came.flatMap((each) => {
      const question = questions.find(({ id }) => id === each.question);
      if (question === undefined) return [];
      const things = each.options.map((option): ThingUp => {
        const id = `${pack.round.slug} ${question.id} ${option}`;
        if (question.kind === 'scale') return { id, concept: option === 'well' ? 'going-well' : option, words: text(textKey.place(placesFrom(question), option)), language };
        return { id, concept: optionsOf(question).find((one) => one.id === option)?.concept ?? '', words: text(textKey.option(question.id, option)), language };
      });
      return [{ id: `${pack.round.slug} ${question.id}`, concept: question.concept, ask: text(textKey.ask(question.id)), placed: question.kind === 'board' ? text(textKey.place(placesFrom(question), 'well')) : undefined, language, things }];
    });
  });
}

interface Props {
  room: RoomRow;
  shown: Shown;
  api: RoomApi;
  tools?: ReactNode;
  onDone(): void;
}

/** What came up in the room, big enough for a wall. It is in this page and nowhere else any more; the group chooses what goes forward. */
export function CameUpHere({ room, shown, api, tools, onDone }: Props) {
  const say = useText('room');
  const [chosen, setChosen] = useState<readonly ThingUp[]>([]);
  const [step, setStep] = useState<'look' | 'idea'>('look');
  const top = useRef<HTMLDivElement>(null);
  const said = saidOf(shown);
  useEffect(() => {
    scrollTo(0, 0);
    top.current?.closest('main')?.querySelector('h1')?.focus({ preventScroll: true });
  }, [step]);

  const turn = (thing: ThingUp) => setChosen(chosen.some(({ id }) => id === thing.id) ? chosen.filter(({ id }) => id !== thing.id) : [...chosen, thing]);
  return (
    <PlainPage title={say(step === 'look' ? 'came-up' : 'idea-title')} tools={tools}>
      <div ref={top} className="room-wall">
        {step === 'idea' ? (
          <OurIdea room={room} chosen={chosen} api={api} onBack={() => setStep('look')} onDone={onDone} />
        ) : (
          <>
            <Notice picture={<Picture concept="private" />}>{say('came-up-lead')}</Notice>
            <ListenToThis words={said.flatMap(({ ask, placed, things }) => [ask, ...(placed === undefined ? [] : [placed]), ...things.map(({ words }) => words)])} />
            {said.length === 0 ? <p>{say('came-up-nothing')}</p> : null}
            {said.map((question) => (
              <fieldset key={question.id} className="room-question" {...spoken(question.language)}>
                <legend>
                  <Picture concept={question.concept} />
                  <span>
                    {question.ask}
                    {question.placed === undefined ? null : <span className="room-placed">{question.placed}</span>}
                  </span>
                </legend>
                <div className="cards">
                  {question.things.map((thing) => (
                    <label key={thing.id} className="card">
                      <input type="checkbox" autoComplete="off" checked={chosen.some(({ id }) => id === thing.id)} onChange={() => turn(thing)} />
                      <Picture concept={thing.concept} />
                      <span>{thing.words}</span>
                    </label>
                  ))}
                </div>
              </fieldset>
            ))}
            <p>{say('choose-lead')}</p>
            <div className="actions">
              <Button kind="primary" onClick={() => setStep('idea')}>
                <Picture concept="idea" />
                <span>{say('to-idea')}</span>
              </Button>
              <Button onClick={onDone}>
                <Picture concept="delete" />
                <span>{say('finish')}</span>
              </Button>
            </div>
          </>
        )}
      </div>
    </PlainPage>
  );
}
