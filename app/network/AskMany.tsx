import { useId, useState, type FormEvent } from 'react';
import { networkBounds } from '#server/contracts/network-bounds.ts';
import { liveIssues, type GroupInNetwork, type RoundToAsk, type Setting } from '#server/contracts/network.ts';
import type { NetworkApi } from '#app/api/network.ts';
import { Choice, Tick } from '#app/desk/Fields.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useRoundName } from '#app/desk/survey-name.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';

/** How many people a group is thought to have until somebody says. */
const usualPeople = 12;

interface Props {
  api: NetworkApi;
  settings: readonly Setting[];
  groups: readonly GroupInNetwork[];
  rounds: readonly RoundToAsk[];
  onAsked(): void;
}

/** Asks one round of many groups: each gets a link and codes of its own. A live issue stands first: it begins with what the problem is. */
export function AskMany({ api, settings, groups, rounds, onAsked }: Props) {
  const say = useText('network');
  const { tag } = useLanguage();
  const nameOf = useRoundName();
  const [slug, setSlug] = useState(rounds.find(({ survey }) => survey === liveIssues[0])?.slug ?? rounds[0]?.slug ?? '');
  const [people, setPeople] = useState<ReadonlyMap<string, number>>(new Map());
  const [done, setDone] = useState(0);
  const { ask, busy, trouble } = useAsking();
  const id = useId();
  const round = rounds.find((each) => each.slug === slug);
  if (round === undefined || groups.length === 0) return null;

  const wasAsked = (group: GroupInNetwork) => group.asks.some((each) => each.round === slug && each.sent);
  const chosen = groups.filter((group) => people.has(group.id) && !wasAsked(group));
  const choose = (group: string, many: number | undefined) =>
    setPeople((before) => {
      const next = new Map(before);
      if (many === undefined) next.delete(group);
      else next.set(group, many);
      return next;
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length === 0) return;
    const asked = chosen.map((group) => ({ group: group.id, people: people.get(group.id) ?? usualPeople }));
    void ask(
      () => api.ask({ round: slug, groups: asked }),
      () => {
        setDone(asked.length);
        setPeople(new Map());
        onAsked();
      },
    );
  };
  const slugs = rounds.map((each) => each.slug);
  return (
    <section className="network-part" aria-labelledby={id}>
      <h2 id={id}>{say('ask-title')}</h2>
      <p>{say('ask-lead')}</p>
      <form className="network-form" onSubmit={submit}>
        <Choice name="round" label={say('ask-round')} choices={slugs.map((each) => ({ id: each, words: nameOf(rounds.find((one) => one.slug === each)?.survey ?? each, each) }))} value={slug} onChange={setSlug} />
        <p className="hint">{say('ask-days', { from: formatDay(tag, round.opensOn), until: formatDay(tag, round.closesOn) })}</p>
        <fieldset className="desk-field">
          <legend>{say('ask-groups')}</legend>
          <ul className="network-choose">
            {groups.map((group) => (
              <li key={group.id}>
                {wasAsked(group) ? (
                  <p>
                    <bdi>{group.name}</bdi> <span className="hint">{say('ask-already')}</span>
                  </p>
                ) : (
                  <Tick name={`group-${group.id}`} checked={people.has(group.id)} onChange={(checked) => choose(group.id, checked ? usualPeople : undefined)}>
                    <bdi>{group.name}</bdi> <bdi className="hint">{settings.find((setting) => setting.id === group.setting)?.name}</bdi>
                  </Tick>
                )}
                {people.has(group.id) && !wasAsked(group) ? (
                  <label className="network-people">
                    <span>{say('ask-people')}</span>
                    <input type="number" inputMode="numeric" name={`people-${group.id}`} min={1} max={networkBounds.codesPerGroup} required value={people.get(group.id) ?? ''} onChange={(event) => choose(group.id, Math.min(networkBounds.codesPerGroup, Math.max(1, Math.round(event.target.valueAsNumber || 1))))} />
                  </label>
                ) : null}
              </li>
            ))}
          </ul>
        </fieldset>
        <TroubleSaid trouble={trouble} />
        {done > 0 && chosen.length === 0 ? (
          <Notice kind="good" live>
            {say('ask-done', { groups: done })}
          </Notice>
        ) : null}
        <Button kind="primary" type="submit" aria-disabled={busy || chosen.length === 0}>
          {say('ask', { groups: chosen.length })}
        </Button>
      </form>
    </section>
  );
}
