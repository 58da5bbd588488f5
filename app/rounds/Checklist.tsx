import { useState, type FormEvent, type ReactNode } from 'react';
import type { RoundNeed } from '#server/contracts/round-ready.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import { Choice, Line, Ticks } from '#app/desk/Fields.tsx';
import { formatDay, formatList } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { languageName } from './round-words.ts';
import type { RoundPart } from './RoundPage.tsx';

/** What must be done before a round opens: each thing, whether it is done, and where to do it. */
export function Checklist(part: RoundPart) {
  const { api, kept, ask, look } = part;
  const say = useText('rounds');
  const left = kept.missing.length;
  return (
    <section className="rounds-part" aria-labelledby="rounds-checklist">
      <h2 id="rounds-checklist">{say('checklist')}</h2>
      <p>{left === 0 ? say('checklist-done') : say('checklist-left', { left })}</p>
      <ul className="rounds-checklist">
        {kept.needs.map((need) => (
          <Need key={need} need={need} isMet={!kept.missing.includes(need)} part={part} />
        ))}
      </ul>
      {kept.may.keep ? (
        <Button kind="primary" disabled={left > 0} onClick={() => void ask(() => api.open(kept.area.slug, kept.round.slug), look)}>
          {say('open-round')}
        </Button>
      ) : null}
    </section>
  );
}

function Need({ need, isMet, part }: { need: RoundNeed; isMet: boolean; part: RoundPart }) {
  const say = useText('rounds');
  return (
    <li data-met={isMet ? '' : undefined} data-need={need}>
      <p className="rounds-need">
        <Picture concept={isMet ? 'yes' : 'no'} />
        <span>
          <strong>{say(`need-${need}`)}</strong> <span className="rounds-state">{say(isMet ? 'done' : 'missing')}</span>
        </span>
      </p>
      {isMet ? null : <p>{say(`next-${need}`)}</p>}
      {need === 'letter' ? (
        <p>
          <a href={screenAddress('letter', { area: part.kept.area.slug, round: part.kept.round.slug })}>{say('letter-see')}</a>
        </p>
      ) : null}
      {part.kept.may.keep ? <ToDo need={need} part={part} /> : null}
    </li>
  );
}

/** Where a need is met: here, or on the page that a link leads to. */
function ToDo({ need, part }: { need: RoundNeed; part: RoundPart }): ReactNode {
  const say = useText('rounds');
  const { tag } = useLanguage();
  const { kept } = part;
  if (need === 'owner') return <Owner {...part} />;
  if (need === 'settings') return <Settings {...part} />;
  if (need === 'dsl') {
    const lacking = kept.settings.filter(({ hasDsl }) => !hasDsl).map(({ name }) => name);
    return lacking.length === 0 ? null : (
      <p>
        {say('dsl-lacking', { settings: formatList(tag, lacking) })} <a href={screenAddress('network', { area: kept.area.slug })}>{say('dsl-say')}</a>
      </p>
    );
  }
  if (need === 'notices') {
    return (
      <p>
        <a href={screenAddress('notice', { area: kept.area.slug })}>{say('notice-see')}</a> <a href={screenAddress('administration', { area: kept.area.slug })}>{say('notice-say')}</a>
      </p>
    );
  }
  if (need === 'languages') return kept.languagesUnchecked.length === 0 ? null : <p>{formatList(tag, kept.languagesUnchecked.map(languageName))}</p>;
  if (need === 'letter') return <Letter {...part} />;
  return <Opening {...part} />;
}

function Owner({ api, kept, ask, look }: RoundPart) {
  const say = useText('rounds');
  const [owner, setOwner] = useState(kept.owner?.id ?? kept.people[0]?.id ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.sayDuties(kept.area.slug, kept.round.slug, { owner }), look);
  };
  return (
    <form className="rounds-form" onSubmit={submit}>
      <Choice label={say('owner')} name="owner" choices={kept.people.map(({ id, name }) => ({ id, words: name }))} value={owner} onChange={setOwner} />
      <Button type="submit">{say('keep')}</Button>
    </form>
  );
}

function Settings({ api, kept, ask, look }: RoundPart) {
  const say = useText('rounds');
  const [settings, setSettings] = useState(() => kept.settings.map(({ id }) => id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.sayDuties(kept.area.slug, kept.round.slug, { settings }), look);
  };
  return (
    <form className="rounds-form" onSubmit={submit}>
      <Ticks legend={say('settings')} name="settings" choices={kept.allSettings.map(({ id, name }) => ({ id, words: name }))} chosen={settings} onChange={setSettings} />
      <Button type="submit">{say('keep')}</Button>
    </form>
  );
}

function Letter({ api, kept, ask, look }: RoundPart) {
  const say = useText('rounds');
  const { tag } = useLanguage();
  const [sent, setSent] = useState(kept.letterSentOn ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.sayDuties(kept.area.slug, kept.round.slug, { letterSentOn: sent }), look);
  };
  return (
    <form className="rounds-form" onSubmit={submit}>
      <Line label={say('letter-sent')} name="letter" type="date" required value={sent} onChange={setSent} />
      {kept.earliest === undefined ? null : <p>{say('letter-earliest', { day: formatDay(tag, kept.earliest) })}</p>}
      <Button type="submit">{say('keep')}</Button>
    </form>
  );
}

function Opening({ api, kept, ask, look }: RoundPart) {
  const say = useText('rounds');
  const [opensOn, setOpensOn] = useState(kept.round.opensOn);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.sayDuties(kept.area.slug, kept.round.slug, { opensOn }), look);
  };
  return (
    <form className="rounds-form" onSubmit={submit}>
      <Line label={say('opens-on')} name="opens-on" type="date" required value={opensOn} onChange={setOpensOn} />
      <Button type="submit">{say('keep')}</Button>
    </form>
  );
}
