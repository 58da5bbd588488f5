import { useState, type FormEvent } from 'react';
import { screenAddress } from '#server/contracts/screen-address.ts';
import { Line } from '#app/desk/Fields.tsx';
import { Sure } from '#app/desk/Sure.tsx';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { PauseForm } from './PauseForm.tsx';
import type { RoundPart } from './RoundPage.tsx';

/** Changes how long a round stays open: a later last day, today as the last, a pause. One that never opened can be dropped. */
export function RoundTime({ api, kept, ask, look }: RoundPart) {
  const say = useText('rounds');
  const { area, round, today, pause } = kept;
  const [closesOn, setClosesOn] = useState(round.closesOn);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(() => api.closeOn(area.slug, round.slug, closesOn), look);
  };
  const isOver = round.state === 'closed';
  return (
    <section className="rounds-part" aria-labelledby="rounds-time">
      <h2 id="rounds-time">{say('time-title')}</h2>
      <form className="rounds-form" onSubmit={submit}>
        <Line label={say('closes-on')} hint={say('closes-on-hint')} name="closes-on" type="date" min={today} required value={closesOn} onChange={setClosesOn} />
        <Button type="submit">{say(isOver ? 'open-again' : 'keep')}</Button>
      </form>
      {round.opened && !isOver && round.opensOn <= today && round.closesOn > today ? (
        <Sure ask={say('close-today')} question={say('close-today-sure')} onSure={() => void ask(() => api.closeOn(area.slug, round.slug, today), look)} />
      ) : null}
      {round.opened ? null : <Sure ask={say('drop')} question={say('drop-sure')} onSure={() => void ask(() => api.drop(area.slug, round.slug), () => location.assign(`${screenAddress('rounds', { area: area.slug })}${location.search}`))} />}
      {round.opened && !isOver && pause === undefined ? <PauseForm title={say('pause-one')} today={today} onPause={(said) => void ask(() => api.pause(area.slug, round.slug, said), look)} /> : null}
      {pause !== undefined && !pause.all ? <Button onClick={() => void ask(() => api.goOn(area.slug, round.slug), look)}>{say('go-on')}</Button> : null}
    </section>
  );
}
