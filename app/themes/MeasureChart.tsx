import type { GroupFigures, Measure, Release } from '#server/contracts/release.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Bar, Bars } from '#app/ui/Bar.tsx';
import { DataTable } from '#app/ui/DataTable.tsx';
import { sayFigure } from './figure-words.ts';
import { conceptOf, type Names } from './names.ts';

interface Props {
  release: Release;
  names: Names;
  figures: GroupFigures;
  /** Its place among the release's measures. */
  at: number;
  measure: Measure;
  tone: 1 | 2 | 3;
  caption: string;
}

/** One question of one group: bars with words and numbers, most first, and the same as a table under them. */
export function MeasureChart({ release, names, figures, at, measure, tone, caption }: Props) {
  const text = useText('themes');
  const ui = useText('ui');
  const { tag } = useLanguage();
  if (figures.table.kind === 'hidden') return null;
  const counts = figures.table.counts[at] ?? [];
  const rows = measure.parts
    .flatMap((part, index) => {
      const figure = counts[index];
      return figure === undefined ? [] : [{ part, name: names.part(measure, part), said: sayFigure(figure, figures.people, release.rules, tag, text) }];
    })
    .sort((a, b) => (b.said.people ?? -1) - (a.said.people ?? -1));
  return (
    <div className="chart">
      <Bars>
        {rows.map(({ part, name, said }) => (
          <Bar key={part.id} label={name} picture={<Picture concept={conceptOf(measure, part)} />} share={said.share} words={said.words} tone={tone} />
        ))}
      </Bars>
      <details>
        <summary>{ui('table')}</summary>
        <DataTable
          caption={caption}
          columns={[{ label: text('column.answer') }, { label: text('column.people'), numeric: true }, { label: text('column.share'), numeric: true }]}
          rows={rows.map(({ part, name, said }) => ({
            key: part.id,
            cells: said.people === null ? [name, said.words, '–'] : [name, formatNumber(tag, said.people), said.percent],
          }))}
        />
      </details>
    </div>
  );
}
