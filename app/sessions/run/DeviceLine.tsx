import type { SessionDevice } from '#server/contracts/session-device.ts';
import { Sure } from '#app/desk/Sure.tsx';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';

interface Props {
  device: SessionDevice;
  /** The server's clock. */
  now: string;
  onEnd(): void;
}

/** Said nothing for so long, in milliseconds, a device is without a network or asleep: it speaks once a minute. */
const silent = 150_000;
const fewCodes = 5;

/** One device in a session: what it is doing, what waits on it, and what troubles it. */
export function DeviceLine({ device, now, onEnd }: Props) {
  const say = useText('running');
  const since = Date.parse(now) - Date.parse(device.seenAt);
  const minutes = Math.max(0, Math.floor(since / 60_000));
  const ended = device.endedAt !== undefined;
  // A phone says nothing while its owner answers, nor once it is in a pocket: only a tablet that is silent may have died.
  const state = ended ? 'ended' : since > silent && device.kind === 'shared' ? 'silent' : device.answering ? 'answering' : device.kind === 'own' ? 'joined' : 'resting';
  const troubles = [
    ...(device.battery === 'low' ? ['battery-low' as const] : []),
    ...(device.storage === 'nearly-full' || device.storage === 'may-be-cleared' ? [`storage-${device.storage}` as const] : []),
    ...(device.refused > 0 ? ['refused' as const] : []),
    ...(!ended && device.kind === 'shared' && device.codesLeft < fewCodes ? ['few-codes' as const] : []),
  ];
  return (
    <li data-device={device.number} data-state={state}>
      <p className="with-picture">
        <Picture concept={device.kind === 'shared' ? 'hand-over' : 'own'} />
        <span>
          <strong>{say(`device-${device.kind}`, { number: device.number })}</strong> <span>{say(`is-${state}`)}</span>
        </span>
      </p>
      <p>
        <span data-count="finished">{say('finished', { n: device.finished })}</span> · <span data-count="waiting">{say('waiting', { n: device.waiting })}</span>
      </p>
      <p className="hint">{minutes === 0 ? say('seen-now') : say('seen', { minutes })}</p>
      {troubles.map((trouble) => (
        <p key={trouble} className="with-picture run-trouble">
          <Picture concept="problem" />
          <span>{say(trouble)}</span>
        </p>
      ))}
      {ended ? null : <End number={device.number} onEnd={onEnd} />}
    </li>
  );
}

function End({ number, onEnd }: { number: number; onEnd(): void }) {
  const say = useText('running');
  return <Sure ask={say('end', { number })} question={say('end-text')} yes={say('end-yes')} onSure={onEnd} />;
}
