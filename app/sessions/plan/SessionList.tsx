import type { MouseEvent } from 'react';
import { screenAddress } from '#server/contracts/screen-address.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { addressOf, type At } from './address.ts';
import { byTime, sessionsOf, type ShownSession, type Work } from './work.ts';

interface Props {
  area: string;
  work: Work;
  go(to: Partial<At>): void;
}

/** Sessions to come, of today and over; and the groups to plan with. */
export function SessionList({ area, work, go }: Props) {
  const say = useText('planning');
  const staff = useText('staff');
  const { tag } = useLanguage();
  const all = sessionsOf(work);
  const groups = new Map(work.known.groups.map((group) => [group.id, group]));
  const link = (to: Partial<At>) => ({
    href: addressOf(area, to),
    onClick: (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(to);
    },
  });
  const listed = (sessions: readonly ShownSession[]) => (
    <ul className="plan-list">
      {sessions.map((session) => (
        <li key={session.id}>
          <a className="button" {...link({ session: session.id })}>
            <span>{groups.get(session.group)?.name ?? say('group-gone')}</span>
            <span className="hint">{groups.get(session.group)?.setting}</span>
            <span className="hint">{formatDay(tag, session.day)}</span>
            {session.entries.some(({ unsent }) => unsent) ? <span className="hint">{say('here-only')}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  );
  const times = byTime(all, work.known.today);
  return (
    <>
      {(['today', 'coming'] as const).map((time) =>
        times[time].length === 0 ? null : (
          <section key={time} className="plan-part">
            <h2>{say(time)}</h2>
            {listed(times[time])}
          </section>
        ),
      )}
      <section className="plan-part">
        <h2>{say('plan-with')}</h2>
        {work.known.groups.length === 0 ? (
          <p>
            {say('no-groups')} <a href={`${screenAddress('network', { area })}${location.search}`}>{staff('place-network')}</a>
          </p>
        ) : null}
        <ul className="plan-list">
          {work.known.groups.map((group) => (
            <li key={group.id}>
              <a className="button" {...link({ group: group.id })}>
                <span>{group.name}</span>
                <span className="hint">{group.setting}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      {times.past.length === 0 ? null : (
        <section className="plan-part">
          <h2>{say('past')}</h2>
          {listed(times.past)}
        </section>
      )}
    </>
  );
}
