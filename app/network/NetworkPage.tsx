import type { ReactNode } from 'react';
import type { GroupInNetwork, Setting } from '#server/contracts/network.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { DeskPage } from '#app/desk/DeskPage.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { LinkButton } from '#app/ui/Button.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { AskMany } from './AskMany.tsx';
import { CloseOrOpen } from './CloseOrOpen.tsx';
import { GroupForm } from './GroupForm.tsx';
import { spokenNames } from './names.ts';
import { SettingForm } from './SettingForm.tsx';
import { useNetwork } from './use-network.ts';

/** `/staff/areas/:area/network`: the settings of an area, the groups that meet there, and asking a round of many of them. */
export function NetworkPage({ area, api, tools }: { area: string; api: NetworkApi; tools?: ReactNode }) {
  const say = useText('network');
  const { network, trouble, look } = useNetwork(api);
  if (network === undefined) {
    return (
      <DeskPage title={say('title')} tools={tools}>
        {trouble === undefined ? <Loading /> : <TroubleSaid trouble={trouble} retry={look} />}
      </DeskPage>
    );
  }
  const { settings, groups, rounds, mayChange } = network;
  const isOpen = ({ closedOn }: Setting) => closedOn === undefined;
  const open = settings.filter(isOpen);
  const askable = groups.filter((group) => group.closedOn === undefined && open.some(({ id }) => id === group.setting));
  const part = (setting: Setting) => <OneSetting key={setting.id} area={area} api={api} setting={setting} groups={groups.filter((group) => group.setting === setting.id)} mayChange={mayChange} onChanged={look} />;
  return (
    <DeskPage title={say('title')} tools={tools}>
      <Notice picture={<Picture concept="safe" />}>{say('no-names')}</Notice>
      <TroubleSaid trouble={trouble} retry={look} />
      <p>
        <LinkButton href={screenAddress('shaped', { area })}>{say('to-shaped')}</LinkButton>
      </p>
      {settings.length === 0 ? <p>{say('settings-none')}</p> : null}
      {open.map(part)}
      {mayChange ? (
        <section className="network-part">
          <details className="network-more">
            <summary>{say('setting-new')}</summary>
            <SettingForm api={api} onDone={look} />
          </details>
        </section>
      ) : null}
      {mayChange ? <AskMany api={api} settings={open} groups={askable} rounds={rounds} onAsked={look} /> : null}
      {open.length === settings.length ? null : (
        <section className="network-part">
          <h2>{say('closed-title')}</h2>
          {settings.filter((setting) => !isOpen(setting)).map(part)}
        </section>
      )}
    </DeskPage>
  );
}

interface OneProps {
  area: string;
  api: NetworkApi;
  setting: Setting;
  groups: readonly GroupInNetwork[];
  mayChange: boolean;
  onChanged(): void;
}

function OneSetting({ area, api, setting, groups, mayChange, onChanged }: OneProps) {
  const say = useText('network');
  const { tag } = useLanguage();
  const { id, name, kind, place, languages, contactRole, dslContact, closedOn } = setting;
  return (
    <section className="network-part network-setting" aria-labelledby={`setting-${id}`}>
      <h2 id={`setting-${id}`}>
        <bdi>{name}</bdi>
      </h2>
      <p>
        {say(`setting-${kind}`)}
        {place === '' ? null : (
          <>
            {' · '}
            <bdi>{place}</bdi>
          </>
        )}
        {languages.length === 0 ? null : ` · ${spokenNames(languages)}`}
      </p>
      {contactRole === '' ? null : (
        <p>
          {say('contact-role')}: <bdi>{contactRole}</bdi>
        </p>
      )}
      <p>
        {say('dsl-contact')}: {dslContact === '' ? <strong>{say('dsl-missing')}</strong> : <bdi>{dslContact}</bdi>}
      </p>
      {closedOn === undefined ? null : <p>{say('closed-on', { day: formatDay(tag, closedOn) })}</p>}
      {groups.length === 0 ? <p className="hint">{say('groups-none')}</p> : null}
      <ul className="network-groups">
        {groups.map((group) => (
          <li key={group.id}>
            <a className="button" href={screenAddress('group', { area, group: group.id })}>
              <bdi>{group.name}</bdi>
              {/* Schools have groups of the same name: whoever hears the link alone is told which. */}
              <span className="visually-hidden">
                {' '}
                <bdi>{name}</bdi>
              </span>
              <span className="hint">
                {say(`group-${group.kind}`)}
                {group.closedOn === undefined ? null : ` · ${say('closed')}`}
                {group.asks.length === 0 ? null : ` · ${say('asked-times', { times: group.asks.length })}`}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {mayChange ? (
        <>
          {closedOn === undefined ? (
            <details className="network-more">
              <summary>{say('group-new')}</summary>
              <GroupForm api={api} setting={id} onDone={onChanged} />
            </details>
          ) : null}
          <details className="network-more">
            <summary>{say('change')}</summary>
            <SettingForm api={api} setting={setting} onDone={onChanged} />
            <CloseOrOpen closed={closedOn !== undefined} close={(closed) => api.closeSetting(id, closed)} onDone={onChanged} />
          </details>
        </>
      ) : null}
    </section>
  );
}
