import 'fake-indexeddb/auto';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import en from '#locales/en/themes.json' with { type: 'json' };
import ui from '#locales/en/ui.json' with { type: 'json' };
import { createTexts, TextsProvider } from '#app/i18n/text.tsx';
import { crowd, Releases, riverside } from '#test/helpers/crowd.ts';
import type { Release } from '#server/contracts/release.ts';
import { Shown } from './Shown.tsx';

function release(): Release {
  const releases = new Releases(riverside());
  const made = releases.make(crowd(riverside(), { people: 600, weight: { slcn: 0.03, mld: 0.03, 'year-11': 0.05 }, openLink: 0.01 }, 9), '2026-11-21');
  if (made.kind === 'problem') throw new Error(made.problem.code);
  return made.release;
}

const page = (of: Release) =>
  renderToStaticMarkup(
    <TextsProvider value={createTexts('en', { themes: en, ui })}>
      <Shown release={of} />
    </TextsProvider>,
  );

describe('the results page', () => {
  const made = release();
  const html = page(made);

  it('says who was heard out of how many, and whose voice is missing, before any result', () => {
    const order = ['id="heard"', '1,940', 'id="missing"', 'far too little', 'Speech, language and communication', 'id="said"'].map((part) => html.indexOf(part));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('has the same as a table under every chart, and a reason beside every hidden figure', () => {
    expect(html.match(/<table/g)?.length).toBeGreaterThanOrEqual(8);
    for (const [key, words] of Object.entries({ small: '0 to 7 people. We do not show small numbers.' })) {
      const hidden = made.groups.some((figures) => figures.attribute === 'all' && figures.table.kind === 'shown' && figures.table.counts.flat().some((figure) => figure.kind === 'hidden' && figure.why === key));
      if (hidden) expect(html).toContain(words);
    }
  });

  it('names the source and licence of the known numbers, and says that the place is made up', () => {
    expect(html).toContain('Department for Education');
    expect(html).toContain('Open Government Licence v3.0');
    expect(html).toContain('those of Manchester. The place Riverside and all answers are made up');
  });

  it('shows no figure that the release does not hold', () => {
    const known = new Set<string>(['1,940', '100']);
    for (const figures of made.groups) for (const figure of [figures.people, ...(figures.table.kind === 'shown' ? figures.table.counts.flat() : [])]) if (figure.kind === 'shown') known.add(figure.value.toLocaleString('en-GB'));
    const said = [...html.matchAll(/about (\d[\d,]*) of (\d[\d,]*)/g)].flatMap(([, count, of]) => [count, of]);
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((number) => number !== undefined && !known.has(number))).toEqual([]);
  });
});
