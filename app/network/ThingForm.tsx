import { Fragment, useState, type FormEvent, type ReactNode } from 'react';
import type { Network } from '#server/contracts/network.ts';
import type { Reply } from '#app/api/call.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { Beside } from './Beside.tsx';

/** One thing that is said of a setting or a group: how it is asked, and how it reads. */
export interface Part<Said> {
  label: string;
  words(said: Said): string;
  draw(said: Said, set: (said: Said) => void): ReactNode;
}

interface Props<Said, Thing> {
  api: Pick<NetworkApi, 'network'>;
  /** The one to change; none to add one. */
  thing: Thing | undefined;
  blank: Said;
  /** What is said of one, without what only the server knows of it. */
  saidOf(thing: Said): Said;
  parts: readonly Part<Said>[];
  add(said: Said): Promise<Reply<Thing>>;
  change(id: string, revision: number, said: Said): Promise<Reply<Thing>>;
  among(network: Network): readonly Thing[];
  /** On the button that adds one. */
  addWords: string;
  onDone(): void;
}

/** Adds a setting or a group, or changes one. Where somebody else changed it meanwhile both stand beside each other, until one is chosen. */
export function ThingForm<Said, Thing extends Said & { id: string; revision: number }>({ api, thing, blank, saidOf, parts, add, change, among, addWords, onDone }: Props<Said, Thing>) {
  const say = useText('network');
  const [said, setSaid] = useState(thing === undefined ? blank : saidOf(thing));
  const [seen, setSeen] = useState(thing);
  const [theirs, setTheirs] = useState<Thing>();
  const [isSaved, setSaved] = useState(false);
  const { ask, busy, trouble } = useAsking();

  const saved = () => {
    setTheirs(undefined);
    if (thing === undefined) setSaid(blank);
    setSaved(true);
    onDone();
  };
  const save = (on: Thing | undefined) =>
    ask(
      () => (on === undefined ? add(said) : change(on.id, on.revision, said)),
      saved,
      async (met) => {
        if (met === 'offline' || met.code !== 'changed-meanwhile') return false;
        const there = await api.network();
        const now = there.kind === 'ok' ? among(there.value).find(({ id }) => id === on?.id) : undefined;
        setTheirs(now);
        return now !== undefined;
      },
    );
  const takeTheirs = (now: Thing) => {
    setSaid(saidOf(now));
    setSeen(now);
    saved();
  };
  const differences = (now: Thing) =>
    parts.map(({ label, words }) => ({ label, theirs: words(saidOf(now)), mine: words(said) })).filter(({ theirs: there, mine }) => there !== mine.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(seen);
  };
  return (
    <form className="network-form" onSubmit={submit}>
      {parts.map(({ label, draw }) => (
        <Fragment key={label}>
          {draw(said, (next) => {
            setSaved(false);
            setSaid(next);
          })}
        </Fragment>
      ))}
      <TroubleSaid trouble={trouble} />
      <div role="status">{isSaved && trouble === undefined ? <Notice kind="good">{say('saved')}</Notice> : null}</div>
      {theirs === undefined ? (
        <Button kind="primary" type="submit" aria-disabled={busy}>
          {thing === undefined ? addWords : say('save')}
        </Button>
      ) : (
        <Beside differences={differences(theirs)} onMine={() => void save(theirs)} onTheirs={() => takeTheirs(theirs)} />
      )}
    </form>
  );
}
