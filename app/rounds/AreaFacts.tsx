import { useState, type FormEvent } from 'react';
import { bounds } from '#server/contracts/bounds.ts';
import type { RoundsKept } from '#server/contracts/rounds-kept.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { RoundsApi } from '#app/api/rounds.ts';
import { Line, Ticks } from '#app/desk/Fields.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';

interface Props {
  api: RoundsApi;
  kept: RoundsKept;
  onChanged(): void;
}

/** What all rounds of an area stand on: its holidays, and which SENCO works for which setting. */
export function AreaFacts(props: Props) {
  const say = useText('rounds');
  const staff = useText('staff');
  const { kept } = props;
  return (
    <section className="rounds-part" aria-labelledby="rounds-facts">
      <h2 id="rounds-facts">{say('facts-title')}</h2>
      <p>
        <a href={screenAddress('notice', { area: kept.area.slug })}>{say('notice-see')}</a>
      </p>
      {kept.may.administer ? (
        <p>
          <a href={screenAddress('administration', { area: kept.area.slug })}>{staff('place-administration')}</a>
        </p>
      ) : null}
      {kept.may.keep ? <Holidays {...props} /> : null}
      {kept.may.administer ? <Sencos {...props} /> : null}
    </section>
  );
}

function Holidays({ api, kept, onChanged }: Props) {
  const say = useText('rounds');
  const { tag } = useLanguage();
  const { ask, trouble } = useAsking();
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.addHoliday(kept.area.slug, { name, from, to }), () => {
      setName('');
      onChanged();
    });
  };
  return (
    <details className="rounds-more">
      <summary>{say('holidays')}</summary>
      <p>{say('holidays-what')}</p>
      <ul className="rounds-list">
        {kept.holidays.map((holiday) => (
          <li key={holiday.id}>
            <span>
              <strong dir="auto">{holiday.name}</strong> <span className="hint">{say('days', { from: formatDay(tag, holiday.from), to: formatDay(tag, holiday.to) })}</span>
            </span>
            <Button onClick={() => void ask(() => api.removeHoliday(kept.area.slug, holiday.id), onChanged)}>{say('holiday-remove', { name: holiday.name })}</Button>
          </li>
        ))}
      </ul>
      <form className="rounds-form" onSubmit={submit}>
        <Line label={say('holiday-name')} name="holiday-name" maxLength={bounds.nameLength} required value={name} onChange={setName} />
        <Line label={say('first-day')} name="holiday-from" type="date" required value={from} onChange={setFrom} />
        <Line label={say('last-day')} name="holiday-to" type="date" required value={to} onChange={setTo} />
        <TroubleSaid trouble={trouble} />
        <Button type="submit">{say('holiday-add')}</Button>
      </form>
    </details>
  );
}

function Sencos({ api, kept, onChanged }: Props) {
  const say = useText('rounds');
  const { ask, trouble } = useAsking();
  return (
    <details className="rounds-more">
      <summary>{say('sencos')}</summary>
      <p>{say('sencos-what')}</p>
      {kept.sencos.length === 0 ? <p>{say('sencos-none')}</p> : null}
      <TroubleSaid trouble={trouble} />
      {kept.sencos.map(({ id, name, settings }) => (
        <Ticks
          key={id}
          legend={name}
          name={`senco-${id}`}
          choices={kept.settings.map((setting) => ({ id: setting.id, words: setting.name }))}
          chosen={settings}
          onChange={(chosen) => {
            const changed = [...chosen.filter((each) => !settings.includes(each)), ...settings.filter((each) => !chosen.includes(each))];
            const [setting] = changed;
            if (setting !== undefined) void ask(() => api.bindSenco(kept.area.slug, id, setting, chosen.includes(setting)), onChanged);
          }}
        />
      ))}
    </details>
  );
}
