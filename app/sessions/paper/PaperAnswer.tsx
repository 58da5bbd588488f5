import { places } from '#server/contracts/choices.ts';
import { placesFrom, textKey } from '#server/contracts/text-keys.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { placeConcept } from '#app/surveys/kinds/place-concept.ts';
import { useBooklet } from './BookletWords.tsx';
import type { PaperQuestion } from './on-paper.ts';

/** A box to tick, with the number under which it is typed in. */
export function Tick({ concept, words, number }: { concept: string; words: string; number?: number }) {
  return (
    <li className="booklet-tick">
      <span className="booklet-box">{number === undefined ? null : <small>{number}</small>}</span>
      <Picture concept={concept} />
      <span>{words}</span>
    </li>
  );
}

/** Lines to write on. */
const Lines = ({ count }: { count: number }) => (
  <div className="booklet-lines">
    {Array.from({ length: count }, (_, line) => (
      <div key={line} />
    ))}
  </div>
);

/** Lines for so many letters, of which a hand writes about 45 on one. */
const linesFor = (letters: number): number => Math.max(4, Math.min(7, Math.ceil(letters / 70)));

/** Where somebody ticks, writes, draws or glues. */
export function PaperAnswer({ asked: { question, options } }: { asked: PaperQuestion }) {
  const { asked, say } = useBooklet();
  switch (question.kind) {
    case 'choice':
    case 'several':
      return (
        <>
          <p className="booklet-hint">{question.kind === 'choice' ? say('tick-one') : say('tick-up-to', { count: Math.min(question.most, options.length) })}</p>
          <ul className="booklet-ticks">
            {options.map((option, at) => (
              <Tick key={option.id} number={at + 1} concept={option.concept} words={asked(textKey.option(question.id, option.id))} />
            ))}
          </ul>
          <NotSure />
        </>
      );
    case 'scale':
      return (
        <>
          <p className="booklet-hint">{say('tick-one')}</p>
          <ul className="booklet-ticks">
            {places.map((place, at) => (
              <Tick key={place} number={at + 1} concept={placeConcept[place]} words={asked(textKey.place(placesFrom(question), place))} />
            ))}
          </ul>
          <NotSure />
        </>
      );
    case 'board':
      return (
        <table className="booklet-board">
          <thead>
            <tr>
              <td className="booklet-hint">{say('tick-each')}</td>
              {places.map((place) => (
                <th key={place} scope="col">
                  <Picture concept={placeConcept[place]} />
                  <span>{asked(textKey.place(placesFrom(question), place))}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {options.map((option) => (
              <tr key={option.id}>
                <th scope="row">
                  <Picture concept={option.concept} />
                  <span>{asked(textKey.option(question.id, option.id))}</span>
                </th>
                {places.map((place, at) => (
                  <td key={place} aria-label={asked(textKey.place(placesFrom(question), place))}>
                    <span className="booklet-box">
                      <small>{at + 1}</small>
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'weeks':
      return (
        <>
          <p className="booklet-hint">{asked(textKey.weeks(question.id, 'range'))}</p>
          <p className="booklet-weeks">
            <span className="booklet-number" /> <span>{asked(textKey.weeks(question.id, 'unit'))}</span>
          </p>
        </>
      );
    case 'words':
      return (
        <>
          <p className="booklet-hint">
            {say('write-here')} {say('no-names')}
          </p>
          <Lines count={linesFor(question.most)} />
        </>
      );
    case 'drawing':
      return (
        <>
          <p className="booklet-hint">
            {say('draw-here')} {say('no-names')}
          </p>
          <div className="booklet-draw" />
        </>
      );
    case 'photo':
      return (
        <>
          <p className="booklet-hint">{say('glue-here')}</p>
          <div className="booklet-draw" />
        </>
      );
    case 'sound':
      return null;
  }
}

const NotSure = () => {
  const { say } = useBooklet();
  return (
    <ul className="booklet-ticks booklet-unsure">
      <Tick concept="not-sure" words={say('not-sure')} />
    </ul>
  );
};
