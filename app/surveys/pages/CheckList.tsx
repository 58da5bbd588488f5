import { Suspense, useState } from 'react';
import { optionsOf, valuesOf, walk, type ShownQuestion } from '#server/contracts/walk.ts';
import type { AnswerValue } from '#server/contracts/response.ts';
import { places, travelsApart } from '#server/contracts/choices.ts';
import { placesFrom, textKey } from '#server/contracts/text-keys.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { OptionPicture, OwnPictures, type OwnAddresses } from '../kinds/own.tsx';
import { placeConcept } from '../kinds/place-concept.ts';
import { Rare } from '../kinds/rare.ts';
import { useAnswering, useSnapshot, useSurveyText } from '../session-context.ts';

function Said({ shown, value }: { shown: ShownQuestion; value: AnswerValue | undefined }) {
  const say = useText('surveys');
  const text = useSurveyText();
  const { session, ownDevice } = useAnswering();
  const [own, setOwn] = useState<OwnAddresses>();
  const { question } = shown;
  const option = (id: string) => {
    const concept = optionsOf(question).find((each) => each.id === id)?.concept;
    return (
      <li key={id} data-part={id}>
        {concept === undefined ? null : <OptionPicture own={own} option={id} concept={concept} />}
        <span>{text(textKey.option(question.id, id))}</span>
      </li>
    );
  };
  if (value === undefined) return <p className="no-answer" data-part="none">{say('no-answer')}</p>;
  switch (value.kind) {
    case 'not-sure':
      return <p data-part="not-sure">{say('said-not-sure')}</p>;
    case 'skipped':
      return <p className="no-answer" data-part="none">{say('no-answer')}</p>;
    case 'choice':
      return <ul className="said">{option(value.option)}</ul>;
    case 'several':
      return <ul className="said">{value.options.map(option)}</ul>;
    case 'scale':
      return (
        <p className="said" data-part={value.place}>
          <Picture concept={placeConcept[value.place]} />
          <span>{text(textKey.place(placesFrom(question), value.place))}</span>
        </p>
      );
    case 'board':
      return (
        <>
          {places.map((place) => {
            const there = value.placed.filter((entry) => entry.place === place);
            return there.length === 0 ? null : (
              <div key={place} className="said-place">
                <p data-part={place}>
                  <Picture concept={placeConcept[place]} /> <span>{text(textKey.place(placesFrom(question), place))}</span>
                </p>
                <ul className="said">{there.map((entry) => option(entry.option))}</ul>
              </div>
            );
          })}
          {ownDevice && session.snapshot().draft.attached ? (
            <Suspense>
              <OwnPictures question={question.id} options={value.placed.map((entry) => entry.option)} onPictures={setOwn} />
            </Suspense>
          ) : null}
        </>
      );
    case 'weeks':
    case 'drawing':
    case 'sound':
    case 'photo':
      return (
        <Suspense>
          <Rare question={question} value={value} />
        </Suspense>
      );
    case 'words':
      return <blockquote dir="auto" data-part="words">{session.snapshot().draft.words[question.id]?.text}</blockquote>;
  }
}

/** Everything the person said so far, each with a way to change it. */
export function CheckList() {
  const say = useText('surveys');
  const text = useSurveyText();
  const { pack, session } = useAnswering();
  const { draft, pages } = useSnapshot();
  const { standing } = walk(pack.survey, pack.round, draft.circumstances, valuesOf(draft.answers));
  const asked = pages.filter(({ page }) => page.kind === 'questions').flatMap(({ questions }) => questions);
  const checkAt = pages.findIndex(({ page }) => page.kind === 'check');
  const before = new Set(pages.slice(0, checkAt).flatMap(({ questions }) => questions.map(({ question }) => question.id)));
  return (
    <dl className="check-list">
      {asked
        .filter(({ question }) => before.has(question.id) && (!travelsApart(question.kind) || standing.has(question.id)))
        .map((shown) => (
          <div key={shown.question.id}>
            <dt data-part={shown.question.id}>
              <Picture concept={shown.question.concept} />
              <span>{text(textKey.ask(shown.question.id))}</span>
            </dt>
            <dd>
              <Said shown={shown} value={standing.get(shown.question.id)} />
              <button type="button" className="change" onClick={() => session.change(shown.question.id)}>
                <Picture concept="change" />
                <span>
                  {say('change')}
                  <span className="visually-hidden">: {text(textKey.ask(shown.question.id))}</span>
                </span>
              </button>
            </dd>
          </div>
        ))}
    </dl>
  );
}
