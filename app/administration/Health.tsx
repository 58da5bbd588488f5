import { useCallback, type ReactNode } from 'react';
import type { HealthShown } from '#server/contracts/administration.ts';
import type { InSteps } from '#server/contracts/in-steps.ts';
import type { AdministrationApi } from '#app/api/administration.ts';
import { useShown } from '#app/desk/use-shown.ts';
import { formatDay, formatMoment, formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { DataTable } from '#app/ui/DataTable.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { commands } from './commands.ts';
import { Shown } from './Part.tsx';

const megabyte = 1024 * 1024;
/** Below so much room, or less than a tenth of what the data take, somebody must do something. */
const littleRoom = 1024 * megabyte;

/** Whether the server has room, what waits for a person, and when backups and purges ran. */
export function Health({ api }: { api: AdministrationApi }) {
  const shown = useShown(useCallback(() => api.health(), [api]));
  return <Shown shown={shown}>{(health) => <Told health={health} />}</Shown>;
}

function Told({ health }: { health: HealthShown }) {
  const say = useText('administration');
  const problem = useText('problems');
  const { tag } = useLanguage();
  const size = (bytes: number): string => (bytes < 1024 * megabyte ? say('megabytes', { size: formatNumber(tag, bytes / megabyte) }) : say('gigabytes', { size: formatNumber(tag, bytes / megabyte / 1024) }));
  const steps = (count: InSteps): string => (count === 'few' ? say('few') : say('at-least', { number: formatNumber(tag, count) }));
  const moment = (at: string | undefined): string => (at === undefined ? say('never') : formatMoment(tag, Date.parse(at)));
  const { roomLeft } = health;
  const isShort = roomLeft !== undefined && (roomLeft < littleRoom || roomLeft < health.bytes / 10);
  const lines: [string, ReactNode][] = [
    [say('health-size'), size(health.bytes)],
    [say('health-room'), roomLeft === undefined ? say('health-room-unknown') : size(roomLeft)],
    [say('health-durable'), <code key="settings" dir="ltr">{Object.entries(health.durability).map(([name, value]) => `${name}=${value}`).join(', ')}</code>],
    [say('health-data-backup'), moment(health.lastDataBackup)],
    [say('health-keys-backup'), moment(health.lastKeysBackup)],
    [say('health-purge'), moment(health.lastPurge)],
    [say('health-release'), moment(health.lastRelease)],
    [say('health-attachments'), steps(health.attachmentsWaiting)],
    [say('health-late'), steps(health.late)],
  ];
  return (
    <>
      {isShort ? <Notice kind="danger">{say('health-little-room')}</Notice> : null}
      {health.lastDataBackup === undefined ? (
        <Notice kind="danger">
          <p>{say('health-no-backup')}</p>
          <p>
            <code dir="ltr">{commands.backUpData}</code>
          </p>
        </Notice>
      ) : null}
      <dl className="admin-facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{say('health-held')}</h3>
      {health.held.length === 0 ? (
        <p>{say('health-held-none')}</p>
      ) : (
        <ul className="admin-list">
          {health.held.map(({ code, count }) => (
            <li key={code}>
              <p>{say('health-held-some', { number: formatNumber(tag, count) })} <code dir="ltr">{code}</code></p>
              <p className="hint">{problem(code)}</p>
            </li>
          ))}
        </ul>
      )}
      <h3>{say('health-weeks')}</h3>
      <p className="hint">{say('health-weeks-why')}</p>
      <DataTable
        caption={say('health-weeks')}
        columns={[{ label: say('week') }, { label: say('came') }]}
        rows={health.weeks.map(({ from, to, came }) => ({ key: from, cells: [say('round-days', { from: formatDay(tag, from), to: formatDay(tag, to) }), steps(came)] }))}
      />
    </>
  );
}
