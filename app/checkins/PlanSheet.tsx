import './plan.css';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Plan, PlanEntry, PlanPart, PlanSaid } from '#server/contracts/plan.ts';
import { In } from '#app/i18n/In.tsx';
import { spoken } from '#app/i18n/spoken.ts';
import { useText, type Texts } from '#app/i18n/text.tsx';
import { ownPictureKey } from '#app/store/own-picture-key.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { fitWhenPrinted } from './fit-to-page.ts';
import { splitText } from './split-text.ts';

/** Shows what lies beside the plan under a key; nothing where there is nothing. */
export type Show = (at: string) => ReactNode;

interface Props {
  plan: Plan;
  show?: Show | undefined;
  /** English texts of this feature, where the reader wants English beside. */
  english?: Texts | undefined;
}

/** What is said in English beside the plan's own language: smaller, under it, and marked as English. */
function Beside({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <>
      {' '}
      <In language="en" className="plan-beside">
        {text}
      </In>
    </>
  );
}

function Said({ said, beside, show }: { said: PlanSaid; beside: boolean; show: Show | undefined }) {
  const say = useText('checkins');
  return (
    <>
      {said.items.length === 0 ? null : (
        <ul className="plan-items">
          {said.items.map((item) => {
            const { name, rest } = splitText(item.text);
            return (
              <li key={item.concept} className="plan-item">
                {(item.own && show?.(ownPictureKey(said.question, item.own))) ?? <Picture concept={item.concept} />}
                <span className="plan-text">
                  <span className="plan-name">{name}</span>
                  {rest === '' ? null : <> <span className="plan-rest">{rest}</span></>}
                  <Beside text={beside && item.english !== undefined ? splitText(item.english).name : undefined} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {said.made && show?.(said.question)}
      {said.words === undefined ? null : (
        <figure className="plan-words">
          {said.chosenFor ? null : <figcaption>{say('own-words')}</figcaption>}
          <blockquote {...spoken(said.words.language)}>
            {said.words.text}
          </blockquote>
        </figure>
      )}
      {said.chosenFor ? <p className="plan-chosen-for">{say('chosen-for')}</p> : null}
    </>
  );
}

function Entry({ entry, english, show }: { entry: PlanEntry; english: Texts | undefined; show: Show | undefined }) {
  const say = useText('checkins');
  const key = `entry-${entry.id}`;
  return (
    <section className="plan-entry" data-entry={entry.id}>
      <h4>
        {say(key)}
        <Beside text={english?.text('checkins', key)} />
      </h4>
      {entry.said.map((said) => (
        <Said key={said.question} said={said} beside={english !== undefined} show={show} />
      ))}
    </section>
  );
}

function Part({ part, plan, english, show }: Props & { part: PlanPart }) {
  const say = useText('checkins');
  const entries = plan.entries.filter((entry) => entry.part === part);
  if (entries.length === 0) return null;
  return (
    <section className="plan-part" data-part={part}>
      <h3>
        {say(`part-${part}`)}
        <Beside text={english?.text('checkins', `part-${part}`)} />
      </h3>
      <div className="plan-entries">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} english={english} show={show} />
        ))}
      </div>
    </section>
  );
}

/** A line to write on by hand: no screen ever asks for the name. */
function HandLine({ label, english }: { label: 'name' | 'date'; english: Texts | undefined }) {
  const say = useText('checkins');
  return (
    <p className="plan-hand" data-line={label}>
      <span>
        {say(label)}
        <Beside text={english?.text('checkins', label)} />
      </span>
      <span className="plan-rule" />
    </p>
  );
}

/**
 * My plan as a sheet: aspirations first and biggest, so that it can lie on top of an annual review.
 * On paper it is one A4 page, in the largest print that fits.
 */
export function PlanSheet(props: Props) {
  const { plan, english } = props;
  const say = useText('checkins');
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => (sheet.current === null ? undefined : fitWhenPrinted(sheet.current)), []);
  return (
    <article
      ref={sheet}
      className="plan-sheet"
      {...spoken(plan.language)}
    >
      <header className="plan-head">
        <h2>
          {say('title')}
          <Beside text={english?.text('checkins', 'title')} />
        </h2>
        <div className="plan-hands">
          <HandLine label="name" english={english} />
          <HandLine label="date" english={english} />
        </div>
      </header>
      <Part part="hopes" {...props} />
      <Part part="me" {...props} />
      <Part part="next" {...props} />
      <footer className="plan-foot">
        <p>
          {say('for-review')} {say('for-review-adult')}
        </p>
        {english === undefined ? null : (
          <p {...spoken('en')}>
            {english.text('checkins', 'for-review')} {english.text('checkins', 'for-review-adult')}
          </p>
        )}
        <p className="plan-licence">{say('pictures', { names: 'OpenMoji, All Heard', licence: 'CC BY-SA 4.0' })}</p>
      </footer>
    </article>
  );
}
