import type { ShownQuestion } from '#server/contracts/walk.ts';
import { places } from '#server/contracts/choices.ts';
import { placesFrom, textKey } from '#server/contracts/text-keys.ts';
import { Suspense, useState, type ReactNode } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { useAnswering, useSurveyText, valueOf } from '../session-context.ts';
import { Board } from './Board.tsx';
import { placeConcept } from './place-concept.ts';
import { Options } from './Options.tsx';
import { Rare } from './rare.ts';
import { Words } from './Words.tsx';

interface Props {
  shown: ShownQuestion;
  legend: ReactNode;
}

/** One question, by its kind. It keeps what is chosen itself, so that a tap repaints this question alone. */
export function QuestionView({ shown, legend }: Props) {
  const { session } = useAnswering();
  const say = useText('surveys');
  const text = useSurveyText();
  const { question, options } = shown;
  const [value, setValue] = useState(() => valueOf(session.snapshot(), question.id));
  const give = (next: NonNullable<typeof value> | undefined) => {
    setValue(next);
    if (next === undefined) session.clear(question.id);
    else session.answer(question.id, next);
  };
  const cards = options.map(({ id, concept }) => ({ value: id, concept, words: text(textKey.option(question.id, id)) }));
  switch (question.kind) {
    case 'choice':
      return (
        <Options name={question.id} kind="radio" legend={legend} cards={cards}
          chosen={value?.kind === 'choice' ? [value.option] : []}
          onChange={([option]) => option !== undefined && give({ kind: 'choice', option })}
        />
      );
    case 'several':
      return (
        <Options name={question.id} kind="checkbox" legend={legend} cards={cards} most={question.most}
          hint={say('choose-up-to', { count: Math.min(question.most, options.length) })}
          fullHint={say('chosen-all', { count: question.most })}
          // What was chosen and is offered no longer does not stand, so it must not count towards the most either.
          chosen={value?.kind === 'several' ? value.options.filter((chosen) => options.some(({ id }) => id === chosen)) : []}
          onChange={(chosen) => give(chosen.length === 0 ? undefined : { kind: 'several', options: chosen })}
        />
      );
    case 'scale':
      return (
        <Options name={question.id} kind="radio" legend={legend}
          cards={[
            ...places.map((place) => ({ value: place as string, concept: placeConcept[place] as string, words: text(textKey.place(placesFrom(question), place)) })),
            ...(question.set === 'agree' ? [{ value: 'not-sure', concept: 'not-sure', words: say('not-sure') }] : []),
          ]}
          chosen={value?.kind === 'scale' ? [value.place] : value === undefined ? [] : [value.kind]}
          onChange={([chosen]) => {
            const place = places.find((known) => known === chosen);
            give(place === undefined ? { kind: 'not-sure' } : { kind: 'scale', place });
          }}
        />
      );
    case 'board':
      return (
        <Board question={question.id} from={placesFrom(question)} legend={legend} cards={cards}
          placed={value?.kind === 'board' ? value.placed : []}
          onChange={(placed) => give(placed.length === 0 ? undefined : { kind: 'board', placed })}
        />
      );
    case 'weeks':
    case 'drawing':
    case 'sound':
    case 'photo':
      return (
        <fieldset>
          <legend>{legend}</legend>
          <Suspense>
            <Rare question={question} value={value} give={give} />
          </Suspense>
        </fieldset>
      );
    case 'words':
      return <Words question={question.id} most={question.most} legend={legend} />;
  }
}
