import type { GroupFigures, Measure, Release } from '#server/contracts/release.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { MeasureChart } from './MeasureChart.tsx';
import { figuresOf, type Names } from './names.ts';

interface Props {
  release: Release;
  names: Names;
  figures: GroupFigures;
  onShowAll: () => void;
}

/** Every chart of one group, or why there is none and what can be looked at instead. */
export function Tables({ release, names, figures, onShowAll }: Props) {
  const text = useText('themes');
  const { rules } = release;
  const group = names.group(figures.group);
  if (figures.table.kind === 'hidden') {
    return (
      <Notice>
        <p>
          <strong>{group}</strong>
        </p>
        <p>{text(`no-table.${figures.table.why}`, { least: rules.leastPeople })}</p>
        {figures.attribute === 'all' ? null : (
          <>
            <p>{text('instead')}</p>
            <p>
              <Button onClick={onShowAll}>{text('instead-button')}</Button>
            </p>
          </>
        )}
      </Notice>
    );
  }
  const { counts } = figures.table;
  return (
    <>
      {figures.madeIn < release.number ? <p className="hint">{text('older', { number: figures.madeIn })}</p> : null}
      {release.measures.map((measure, at) => ((counts[at] ?? []).length === 0 ? null : <MeasureSection key={measure.id} release={release} names={names} figures={figures} at={at} measure={measure} />))}
    </>
  );
}

function MeasureSection({ release, names, figures, at, measure }: Omit<Props, 'onShowAll'> & { at: number; measure: Measure }) {
  const text = useText('themes');
  const title = text(`section.${measure.id}`);
  const question = names.question(measure);
  const others = figures.attribute === 'all' ? (['chosen-for', 'open-link'] as const) : [];
  const caption = (population: GroupFigures['population']) => `${title}: ${names.group(figures.group)}, ${text(`population.${population}`)}`;
  return (
    <section aria-labelledby={`measure-${measure.id}`} className="result-section measure">
      <h3 id={`measure-${measure.id}`}>{title}</h3>
      {question === undefined ? null : <p className="hint">{text('asked', { question })}</p>}
      {measure.most > 1 ? <p className="hint">{text('several', { most: measure.most })}</p> : null}
      <MeasureChart release={release} names={names} figures={figures} at={at} measure={measure} tone={1} caption={caption('own')} />
      {others.map((population, index) => {
        const apart = figuresOf(release, population, 'all');
        if (apart === undefined) return null;
        return (
          <details key={population} className="population">
            <summary>{text(`population.${population}`)}</summary>
            {apart.table.kind === 'hidden' ? (
              <p>{text(`no-table.${apart.table.why}`, { least: release.rules.leastPeople })}</p>
            ) : (
              <MeasureChart release={release} names={names} figures={apart} at={at} measure={measure} tone={index === 0 ? 2 : 3} caption={caption(population)} />
            )}
          </details>
        );
      })}
    </section>
  );
}
