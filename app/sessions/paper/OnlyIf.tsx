import { textKey, placesFrom } from '#server/contracts/text-keys.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { useBooklet } from './BookletWords.tsx';
import { goOnAt, type PaperQuestion } from './on-paper.ts';
import type { Ticked } from './rest-of.ts';

/** Says in plain words who answers a question, and where the others go on. */
export function OnlyIf({ asked: question }: { asked: PaperQuestion }) {
  const { asked, say, questions, pageOf, pages } = useBooklet();
  if (question.onlyIf.length === 0) return null;
  const either = (words: readonly string[]) => words.map((each) => say('quoted', { words: each })).join(` ${say('or')} `);
  const line = (ticked: Ticked): string => {
    const of = questions.find(({ question: { id } }) => id === ticked.question);
    if (of === undefined) return '';
    if (ticked.kind === 'answered') {
      const options = either(ticked.anyOf.filter((id) => of.options.some((option) => option.id === id)).map((id) => asked(textKey.option(ticked.question, id))));
      return say(ticked.ticked ? 'if-ticked' : 'if-not-ticked', { options, question: of.number });
    }
    const places = either(ticked.anyOf.map((place) => asked(textKey.place(placesFrom(of.question), place))));
    return say(ticked.ticked ? 'if-placed' : 'if-not-placed', { option: asked(textKey.option(ticked.question, ticked.option)), places, question: of.number });
  };
  const next = goOnAt(questions, question);
  return (
    <div className="booklet-only">
      <Picture concept="skip" />
      <div>
        <p>
          <strong>{say('only-if')}</strong>
        </p>
        {question.onlyIf.map((list) => {
          const words = list.map(line).join(` ${say('or')} `);
          return <p key={words}>{words}</p>;
        })}
        <p>
          <strong>{next === undefined ? say('else-end', { page: pages }) : say('else-go', { question: next.number, page: pageOf(next) ?? pages })}</strong>
        </p>
      </div>
    </div>
  );
}
