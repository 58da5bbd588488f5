import type { Bundle } from '#server/contracts/bundle.ts';
import { placesFrom, textKey } from '#server/contracts/text-keys.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { useText } from '#app/i18n/text.tsx';
import { placeConcept } from '#app/surveys/kinds/place-concept.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import type { KeptSet } from './keep-card-holder.ts';
import { thenAndNow, type SaidOnce, type ThenNow } from './then-and-now.ts';

const wordsIn = (bundle: Bundle, key: string) => bundle.strings[key]?.text ?? key;

function Once({ row, said, title, bundle }: { row: ThenNow; said: SaidOnce; title: string; bundle: Bundle }) {
  const say = useText('replies');
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <Picture concept={said === undefined ? 'skip' : said === 'not-sure' ? said : placeConcept[said]} />
        {said === undefined || said === 'not-sure' ? (
          <span>{say(said === undefined ? 'said-skipped' : 'said-not-sure')}</span>
        ) : (
          <span {...spoken(bundle.language)}>{wordsIn(bundle, textKey.place(placesFrom(row.question), said))}</span>
        )}
      </dd>
    </div>
  );
}

/** What was said of each statement in two rounds of one survey, side by side: a self-check is made to be repeated. */
export function ThenAndNow({ sets }: { sets: readonly KeptSet[] }) {
  const say = useText('replies');
  const found = thenAndNow(sets);
  if (found === undefined) return null;
  const { bundle } = found.pack;
  return (
    <section className="keep-part then-now">
      <h2>{say('then-title')}</h2>
      <ul className="said">
        {found.rows.map((row) => (
          <li key={row.question.id} data-moved={row.moved}>
            <h3>
              <Picture concept={row.question.concept} />
              <span {...spoken(bundle.language)}>{wordsIn(bundle, textKey.ask(row.question.id))}</span>
            </h3>
            <dl>
              <Once row={row} said={row.before} title={say('then-last')} bundle={bundle} />
              <Once row={row} said={row.after} title={say('then-this')} bundle={bundle} />
            </dl>
            {row.moved === undefined ? null : <p className="then-moved">{say(`then-${row.moved}`)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
