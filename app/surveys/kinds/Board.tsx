import { Suspense, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { places } from '#server/contracts/choices.ts';
import type { Place } from '#server/contracts/survey.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { useAnswering, useSurveyText } from '../session-context.ts';
import type { Card } from './Options.tsx';
import { OptionPicture, OwnPictures, type OwnAddresses } from './own.tsx';
import { placeConcept } from './place-concept.ts';

interface Placed {
  option: string;
  place: Place;
}
interface Props {
  question: string;
  /** Under which name the words of the places stand. */
  from: string;
  legend: ReactNode;
  cards: readonly Card[];
  placed: readonly Placed[];
  onChange(placed: Placed[]): void;
}

/**
 * A sorting board. One card at a time lies in the middle and is put in one of three places with a tap, a key
 * or by dragging; when all are sorted the whole board is there to look at, and any card can be taken up again.
 */
export function Board({ question, from, legend, cards, placed, onChange }: Props) {
  const say = useText('surveys');
  const text = useSurveyText();
  const { session, ownDevice } = useAnswering();
  const [own, setOwn] = useState<OwnAddresses>();
  const [asksForOwn, askForOwn] = useState(false);
  const unsorted = cards.filter((card) => !placed.some(({ option }) => option === card.value));
  const [takenUp, takeUp] = useState<string | null>(null);
  const [lastPlaced, setLastPlaced] = useState<Placed>();
  const inHand = cards.find((card) => card.value === takenUp) ?? unsorted[0];
  const hand = useRef<HTMLParagraphElement>(null);
  const moved = useRef(false);

  // After a placing, the next card is where the person is; a screen reader then says it.
  useLayoutEffect(() => {
    if (moved.current) hand.current?.focus();
  }, [inHand?.value]);

  const wordsOf = (option: string) => cards.find(({ value }) => value === option)?.words ?? '';
  const put = (place: Place) => {
    if (inHand === undefined) return;
    moved.current = true;
    takeUp(null);
    setLastPlaced({ option: inHand.value, place });
    onChange([...placed.filter(({ option }) => option !== inHand.value), { option: inHand.value, place }]);
  };

  return (
    <fieldset className="board" data-board={question}>
      <legend>{legend}</legend>
      <p ref={hand} tabIndex={-1} className="in-hand" data-part={inHand?.value ?? 'look'}>
        {inHand === undefined ? (
          <span className="hint">{say('board-look')}</span>
        ) : (
          <span className="in-hand-card" draggable onDragStart={(event) => event.dataTransfer.setData('text/plain', inHand.value)}>
            <OptionPicture own={own} option={inHand.value} concept={inHand.concept} />
            <span>{inHand.words}</span>
            <span className="visually-hidden">. {say('board-place-this')}</span>
          </span>
        )}
      </p>
      <p role="status" className="visually-hidden">
        {lastPlaced === undefined
          ? null
          : `${say('board-placed', { option: wordsOf(lastPlaced.option), place: text(textKey.place(from, lastPlaced.place)) })} ${say('board-left', { count: unsorted.length })}`}
      </p>
      <div className="places">
        {places.map((place) => (
          <div className="place" key={place} data-place={place} onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); put(place); }}>
            {inHand === undefined ? (
              <p className="place-name" data-part={place}>
                <Picture concept={placeConcept[place]} />
                <span>{text(textKey.place(from, place))}</span>
              </p>
            ) : (
              <button type="button" className="place-name" data-part={place} aria-label={`${inHand.words}: ${text(textKey.place(from, place))}`} onClick={() => put(place)}>
                <Picture concept={placeConcept[place]} />
                <span>{text(textKey.place(from, place))}</span>
              </button>
            )}
            <ul>
              {placed
                .filter((entry) => entry.place === place && entry.option !== inHand?.value)
                .map(({ option }) => {
                  const card = cards.find(({ value }) => value === option);
                  return card === undefined ? null : (
                    <li key={option}>
                      <button type="button" className="sorted" data-part={option} aria-label={say('board-change', { option: card.words, place: text(textKey.place(from, place)) })}
                        onClick={() => { moved.current = true; takeUp(option); }}>
                        <OptionPicture own={own} option={option} concept={card.concept} />
                        <span>{card.words}</span>
                      </button>
                    </li>
                  );
                })}
            </ul>
          </div>
        ))}
      </div>
      {/* A shared device would show the photos of one person to the next. */}
      {ownDevice ? (
        <>
          <button type="button" className="change" data-own onClick={() => askForOwn(true)}>
            <Picture concept="photo" />
            <span>{say('own-pictures')}</span>
          </button>
          <Suspense>
            {asksForOwn || own || session.snapshot().draft.attached ? (
              <OwnPictures question={question} options={cards.map(({ value }) => value)} asking={asksForOwn ? { cards, onClose: () => askForOwn(false) } : undefined} onPictures={setOwn} />
            ) : null}
          </Suspense>
        </>
      ) : null}
    </fieldset>
  );
}
