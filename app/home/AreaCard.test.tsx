import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import en from '#locales/en/home.json' with { type: 'json' };
import ui from '#locales/en/ui.json' with { type: 'json' };
import type { Area } from '#server/contracts/area.ts';
import { createTexts, TextsProvider } from '#app/i18n/text.tsx';
import { AreaCard } from './AreaCard.tsx';

const round = (id: string, audience: Area['rounds'][number]['audience'], beside?: string): Area['rounds'][number] => ({
  slug: id, survey: { id, version: 1 }, audience, opensOn: '2026-09-01', closesOn: '2027-07-31', languages: ['en'], words: false, ...(beside === undefined ? {} : { beside }),
});
const waysOf = (...rounds: Area['rounds']) => {
  const html = renderToStaticMarkup(
    <TextsProvider value={createTexts('en', { home: en, ui })}>
      <AreaCard area={{ slug: 'riverside', name: 'Riverside', madeUp: false, rounds }} />
    </TextsProvider>,
  );
  // A level for each list that is open where the way stands.
  let depth = 0;
  return [...html.matchAll(/<(\/?)ul|href="\/answer\/([^"]+)"/g)].flatMap(([, closes, slug]) => {
    if (slug !== undefined) return [`${depth} ${slug}`];
    depth += closes === '' ? 1 : -1;
    return [];
  });
};

test('what parents and supporters think stands under the round that it stands beside, and once', () => {
  expect(waysOf(round('parents', 'parent-or-carer', 'my-future'), round('my-future', 'young-person'), round('observation', 'practitioner', 'my-future'), round('school-life', 'young-person'))).toEqual([
    '1 my-future', '2 parents', '2 observation', '1 school-life',
  ]);
});

test('rounds that stand beside nothing, or beside what is not asked here, stand among the others', () => {
  expect(waysOf(round('my-future', 'young-person'), round('parents', 'parent-or-carer', 'elsewhere'), round('observation', 'practitioner'))).toEqual(['1 my-future', '1 parents', '1 observation']);
});
