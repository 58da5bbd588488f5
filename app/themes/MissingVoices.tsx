import type { Category, Release } from '#server/contracts/release.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Bar, Bars } from '#app/ui/Bar.tsx';
import { DataTable } from '#app/ui/DataTable.tsx';
import { figuresOf, type Names } from './names.ts';

const tones = { heard: 1, 'under-heard': 3, missing: 2, 'too-few-to-tell': 1, 'not-shown': 1 } as const;

/** Whose voice is missing: those who answered beside those who live here. As big as any result. */
export function MissingVoices({ release, names }: { release: Release; names: Names }) {
  const text = useText('themes');
  const { categories } = release.cohort;
  const named = (state: Category['coverage']) => categories.filter(({ coverage }) => coverage === state).map(({ group }) => names.group(group));
  const missing = named('missing');
  const under = named('under-heard');
  return (
    <section aria-labelledby="missing" className="result-section missing">
      <h2 id="missing">
        <Picture concept="missing-voice" /> <span>{text('missing.title')}</span>
      </h2>
      <p>{text('missing.intro')}</p>
      <GroupList lead={text('missing.some')} groups={missing} />
      <GroupList lead={text('missing.under')} groups={under} />
      {missing.length === 0 && under.length === 0 ? <p className="lead">{text('missing.none')}</p> : null}
      {(['year', 'need'] as const).map((attribute) => (
        <Coverage key={attribute} release={release} names={names} categories={categories.filter((category) => category.attribute === attribute)} attribute={attribute} />
      ))}
    </section>
  );
}

/** Names of groups have commas in them, so each has a line of its own. */
function GroupList({ lead, groups }: { lead: string; groups: readonly string[] }) {
  if (groups.length === 0) return null;
  return (
    <>
      <p className="lead">{lead}</p>
      <ul className="lead groups">
        {groups.map((group) => (
          <li key={group}>{group}</li>
        ))}
      </ul>
    </>
  );
}

function Coverage({ release, names, categories, attribute }: { release: Release; names: Names; categories: Category[]; attribute: 'year' | 'need' }) {
  const text = useText('themes');
  const ui = useText('ui');
  const { tag } = useLanguage();
  const rows = categories.map((category) => {
    const people = figuresOf(release, 'own', category.group)?.people;
    const { children } = category;
    const shown = people?.kind === 'shown' ? people.value : undefined;
    const small = people?.kind === 'hidden' && people.why === 'small';
    const most = release.rules.hiddenUpTo;
    return {
      category,
      name: names.group(category.group),
      share: shown === undefined ? null : shown / children,
      count: shown === undefined ? text(small ? 'missing.row-small' : 'missing.row-hidden', { most, children }) : text('missing.row', { people: shown, children }),
      people: shown === undefined ? (small ? `0–${most}` : '–') : formatNumber(tag, shown),
      state: text(`state.${category.coverage}`),
    };
  });
  const merged = categories.filter((category) => category.members.length > 1);
  return (
    <div className="coverage">
      <h3 id={`coverage-${attribute}`}>{text(`attribute.${attribute}`)}</h3>
      <Bars labelledBy={`coverage-${attribute}`}>
        {rows.map(({ category, name, share, count, state }) => (
          <Bar key={category.group} label={name} share={share} words={`${state} · ${count}`} tone={tones[category.coverage]} />
        ))}
      </Bars>
      {merged.map((category) => (
        <p className="hint" key={category.group}>
          {text('merged', { name: names.group(category.group), members: category.members.map(names.group).join(' · ') })}
        </p>
      ))}
      <details>
        <summary>{ui('table')}</summary>
        <DataTable
          caption={`${text('missing.title')}: ${text(`attribute.${attribute}`)}`}
          columns={[{ label: text('column.group') }, { label: text('column.heard'), numeric: true }, { label: text('column.children'), numeric: true }, { label: text('column.state') }]}
          rows={rows.map(({ category, name, people, state }) => ({ key: category.group, cells: [name, people, formatNumber(tag, category.children), state] }))}
        />
      </details>
    </div>
  );
}
