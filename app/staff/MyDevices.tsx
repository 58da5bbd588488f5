import { useCallback, useEffect, useState } from 'react';
import type { Devices } from '#server/contracts/staff.ts';
import type { StaffApi } from '#app/api/staff.ts';
import { formatMoment } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { TroubleSaid } from './Trouble.tsx';
import { useAsking } from './use-asking.ts';

/** Names that are the same in every language. */
const browsers: Readonly<Record<string, string>> = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', opera: 'Opera', safari: 'Safari', samsung: 'Samsung Internet' };
const systems: Readonly<Record<string, string>> = { android: 'Android', chromeos: 'ChromeOS', ios: 'iOS', linux: 'Linux', macos: 'macOS', windows: 'Windows' };

/** The browser and system that a device says it is, in words. */
export function useDeviceName(): (name: string) => string {
  const say = useText('staff');
  return (name) => {
    const [browser = 'other', system = 'other'] = name.split(' ');
    return say('device-name', { browser: browsers[browser] ?? say('browser-other'), system: systems[system] ?? say('system-other') });
  };
}

/** Where I am signed in, and signing out elsewhere. */
export function MyDevices({ api, onSignedOut }: { api: StaffApi; onSignedOut(): void }) {
  const say = useText('staff');
  const { tag } = useLanguage();
  const nameOf = useDeviceName();
  const [devices, setDevices] = useState<Devices['devices']>([]);
  const { ask, trouble } = useAsking();
  const { ask: load, trouble: notLoaded } = useAsking();
  const look = useCallback(() => load(() => api.devices(), ({ devices }) => setDevices(devices)), [load, api]);
  useEffect(() => void look(), [look]);
  const end = (which: Parameters<StaffApi['endDevices']>[0], then: () => void | Promise<void>) => ask(() => api.endDevices(which), then);
  return (
    <section className="staff-part">
      <h2>{say('devices-title')}</h2>
      <TroubleSaid trouble={trouble ?? notLoaded} />
      <ul className="staff-list">
        {devices.map(({ id, name, seenAt, here }) => (
          <li key={id}>
            <span>
              <strong>{nameOf(name)}</strong> <span className="hint">{here ? say('devices-here') : say('devices-seen', { when: formatMoment(tag, Date.parse(seenAt)) })}</span>
            </span>
            {here ? null : <Button onClick={() => void end({ id }, look)}>{say('devices-end')}</Button>}
          </li>
        ))}
      </ul>
      <div className="actions">
        {devices.length > 1 ? <Button onClick={() => void end({ all: 'others' }, look)}>{say('devices-others')}</Button> : null}
        <Button onClick={() => void end({ all: 'mine' }, onSignedOut)}>{say('devices-all')}</Button>
      </div>
    </section>
  );
}
