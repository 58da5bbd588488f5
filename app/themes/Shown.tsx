import { useState, type ReactNode } from 'react';
import type { Attribute, Release } from '#server/contracts/release.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { GroupChooser } from './GroupChooser.tsx';
import { HowMade } from './HowMade.tsx';
import { MissingVoices } from './MissingVoices.tsx';
import { figuresOf, useNames } from './names.ts';
import { Tables } from './Tables.tsx';
import { WhoWasHeard } from './WhoWasHeard.tsx';

/** A release, from who was heard to how its figures are made. */
export function Shown({ release, ownWords }: { release: Release; ownWords?: ReactNode }) {
  const text = useText('themes');
  const ui = useText('ui');
  const { tag } = useLanguage();
  const names = useNames(release);
  const [chosen, choose] = useState<{ attribute: Attribute; group: string }>({ attribute: 'all', group: 'all' });
  const figures = release.groups.find((one) => one.population === 'own' && one.attribute === chosen.attribute && one.group === chosen.group) ?? figuresOf(release, 'own', 'all');
  return (
    <>
      <p className="hint">{text('release', { number: release.number, day: formatDay(tag, release.madeOn) })}</p>
      <WhoWasHeard release={release} />
      <MissingVoices release={release} names={names} />
      <section aria-labelledby="said" className="result-section">
        <h2 id="said">
          <Picture concept="results" /> <span>{text('said')}</span>
        </h2>
        <GroupChooser release={release} names={names} attribute={chosen.attribute} group={chosen.group} onChoose={(attribute, group) => choose({ attribute, group })} />
        <p role="status">
          {figures?.people.kind === 'shown' && figures.table.kind === 'shown' ? text('shown-for', { group: names.group(figures.group), people: figures.people.value }) : null}
          {figures?.table.kind === 'hidden' ? `${names.group(figures.group)} · ${text('state.not-shown')}` : null}
        </p>
        {figures === undefined ? null : <Tables release={release} names={names} figures={figures} onShowAll={() => choose({ attribute: 'all', group: 'all' })} />}
      </section>
      {ownWords}
      <HowMade release={release} />
      <p className="no-print">
        <Button onClick={() => window.print()}>{ui('print')}</Button>
      </p>
    </>
  );
}
