import type { ReactNode } from 'react';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { SessionRun } from '#server/contracts/session-device.ts';
import { sessionRunApi } from '#app/api/session-run.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { formatDay, isolated } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { WithStaffWords } from '#app/i18n/WithStaffWords.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { RoomLink } from '../room/RoomLink.tsx';
import { DeviceLine } from './DeviceLine.tsx';
import { useRun } from './use-run.ts';
import './run.css';

interface Props {
  area: string;
  session: string;
  tools?: ReactNode;
}

/** `/staff/areas/:area/sessions/:session/run`: how a session goes, device by device. Counts, and nothing that anybody said. */
export function RunScreen(props: Props) {
  return (
    <WithStaffWords>
      <Running {...props} />
    </WithStaffWords>
  );
}

function Running({ area, session, tools }: Props) {
  const say = useText('running');
  const { run, trouble, look } = useRun(sessionRunApi, area, session);
  return (
    <DeskPage title={say('title')} tools={tools} above={<a href={`${screenAddress('session', { area, session })}${location.search}`}>{say('to-session')}</a>}>
      {trouble === 'offline' && run !== undefined ? <Notice live>{say('offline')}</Notice> : <TroubleSaid trouble={trouble} retry={look} />}
      {run === undefined ? trouble === undefined ? <Loading /> : null : <Session run={run} area={area} onChanged={look} />}
    </DeskPage>
  );
}

function Session({ run, area, onChanged }: { run: SessionRun; area: string; onChanged(): void }) {
  const say = useText('running');
  const { tag } = useLanguage();
  const end = async (device: string) => {
    await sessionRunApi.endDevice(area, run.session, device);
    onChanged();
  };
  return (
    <>
      <p className="lead">{say('of', { group: isolated(run.group), day: formatDay(tag, run.day) })}</p>
      <p>{say(`state-${run.state}`)}</p>
      <dl className="run-counts">
        <div>
          <dt>{say('expected')}</dt>
          <dd>{run.expected}</dd>
        </div>
        {run.rounds.map(({ slug, stored }, at) => (
          <div key={slug} data-stored={slug}>
            <dt>{say(run.rounds.length === 1 ? 'stored' : 'stored-part', { part: at + 1 })}</dt>
            <dd>{stored}</dd>
          </div>
        ))}
        {run.held === 0 ? null : (
          <div>
            <dt>{say('held')}</dt>
            <dd>{run.held}</dd>
          </div>
        )}
      </dl>
      <h2>{say('devices')}</h2>
      {run.devices.length === 0 ? <p>{say('no-devices')}</p> : null}
      <ul className="run-devices">
        {run.devices.map((device) => (
          <DeviceLine key={device.id} device={device} now={run.now} onEnd={() => void end(device.id)} />
        ))}
      </ul>
      <p className="hint">{say('no-answers')}</p>
      <RoomLink area={area} session={run.session} />
    </>
  );
}
