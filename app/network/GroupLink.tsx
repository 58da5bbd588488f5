import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { screens } from '#server/contracts/screens.ts';
import type { GroupsApi } from '#app/api/groups.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { useText } from '#app/i18n/text.tsx';
import { Loading } from '#app/ui/Loading.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { PlainPage } from '#app/ui/PlainPage.tsx';
import { Problem } from '#app/ui/Problem.tsx';

interface Props {
  api: Pick<GroupsApi, 'code'>;
  /** Takes the secret out of the address; empty where there is none. */
  takeSecret(): string;
  /** Goes to where the round is answered. */
  go(address: string): void;
  tools?: ReactNode;
}

/** `/asked#<secret>`: a device that opened a group's link is given a one-time code and goes on to the round. Where none are left it goes on without: its answers are counted apart. */
export function GroupLink({ api, takeSecret, go, tools }: Props) {
  const say = useText('shaped');
  const [secret, setSecret] = useState<string>();
  const { ask, trouble } = useAsking();
  const open = useCallback(
    (held: string) =>
      void ask(
        () => api.code(held),
        ({ round, card }) => go(`${screens.round.replace(':round', encodeURIComponent(round))}${card === undefined ? '' : `#card=${card.batch}.${card.code}`}`),
      ),
    [ask, api, go],
  );
  useEffect(() => {
    const look = () => {
      const held = takeSecret();
      setSecret(held);
      if (held !== '') open(held);
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, [takeSecret, open]);
  return (
    <PlainPage title={say('link-title')} tools={tools}>
      {secret === '' ? <Notice>{say('link-none')}</Notice> : null}
      {trouble !== undefined && secret !== undefined ? <Problem problem={trouble} retry={() => open(secret)} /> : null}
      {secret !== '' && trouble === undefined ? <Loading /> : null}
    </PlainPage>
  );
}
