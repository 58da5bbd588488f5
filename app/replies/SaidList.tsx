import type { OwnWords } from '#server/contracts/response.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import type { Said } from './said.ts';

export function OwnWordsQuote({ words }: { words: OwnWords }) {
  const say = useText('replies');
  return (
    <figure className="said-words">
      <figcaption>{say('said-own-words')}</figcaption>
      <blockquote {...spoken(words.language)}>
        {words.text}
      </blockquote>
    </figure>
  );
}

/** What somebody said, question by question, in the order of the survey. */
export function SaidList({ said }: { said: readonly Said[] }) {
  const say = useText('replies');
  return (
    <ul className="said">
      {said.map((entry) => (
        <li key={entry.question}>
          <h3>
            <Picture concept={entry.concept} />
            <span>{entry.ask}</span>
          </h3>
          {entry.made === undefined ? null : <p>{say(`said-${entry.made}`)}</p>}
          {entry.rest === undefined ? null : <p className="hint">{say(entry.rest === 'skipped' ? 'said-skipped' : 'said-not-sure')}</p>}
          {entry.items.length === 0 ? null : (
            <ul>
              {entry.items.map((item) => (
                <li key={item.text}>
                  {item.concept === undefined ? null : <Picture concept={item.concept} />}
                  <span>
                    {item.text}
                    {item.place === undefined ? null : <span className="said-place"> {item.place}</span>}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {entry.words === undefined ? null : <OwnWordsQuote words={entry.words} />}
          {entry.chosenFor ? <p className="hint">{say('said-chosen-for')}</p> : null}
        </li>
      ))}
    </ul>
  );
}
