import { useState, type FormEvent } from 'react';
import { networkBounds } from '#server/contracts/network-bounds.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { Lines } from '#app/desk/Fields.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Beside } from './Beside.tsx';

interface Props {
  api: NetworkApi;
  which: { group: string; round: string };
  cameOf: string;
  onChanged(): void;
}

/** What came of asking a group, in a sentence or two. Where two write at once, both texts stand until one of them says which. */
export function CameOf({ api, which, cameOf, onChanged }: Props) {
  const say = useText('network');
  const [mine, setMine] = useState(cameOf);
  const [seen, setSeen] = useState(cameOf);
  const [theirs, setTheirs] = useState<string>();
  const [saved, setSaved] = useState(false);
  const { ask, busy, trouble } = useAsking();

  const done = (text: string) => {
    setSeen(text);
    setMine(text);
    setTheirs(undefined);
    setSaved(true);
    onChanged();
  };
  const save = (was: string) =>
    ask(
      () => api.cameOf({ ...which, was, cameOf: mine }),
      () => done(mine.trim()),
      async (met) => {
        if (met === 'offline' || met.code !== 'changed-meanwhile') return false;
        const there = await api.network();
        const now = there.kind === 'ok' ? there.value.groups.find(({ id }) => id === which.group)?.asks.find(({ round }) => round === which.round) : undefined;
        setTheirs(now?.cameOf);
        return now !== undefined;
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(seen);
  };
  return (
    <form className="network-form" onSubmit={submit}>
      <Lines
        name={`came-of-${which.round}`}
        label={say('came-of')}
        hint={say('came-of-hint')}
        maxLength={networkBounds.cameOfLength}
        value={mine}
        onChange={(text) => {
          setMine(text);
          setSaved(false);
        }}
      />
      <TroubleSaid trouble={trouble} />
      {saved ? (
        <Notice kind="good" live>
          {say('saved')}
        </Notice>
      ) : null}
      {theirs === undefined ? (
        <Button type="submit" aria-disabled={busy || mine.trim() === seen}>
          {say('save')}
        </Button>
      ) : (
        <Beside differences={[{ label: say('came-of'), theirs, mine }]} onMine={() => void save(theirs)} onTheirs={() => done(theirs)} />
      )}
    </form>
  );
}
