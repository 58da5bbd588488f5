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
const shown = (rounds: Area['rounds'], madeUp = false) =>
  renderToStaticMarkup(
    <TextsProvider value={createTexts('en', { home: en, ui })}>
      <AreaCard area={{ slug: 'riverside', name: 'Riverside', madeUp, rounds }} />
    </TextsProvider>,
  );
/** Headings and ways as somebody comes to them, and which of the ways stand in one list. */
const readOf = (html: string) =>
  [...html.matchAll(/<h3[^>]*>([^<]*)<|(<ul)|<a [^>]*href="\/([^"]+)"|(<\/ul)/g)].map(([, heading, opens, way]) => (heading !== undefined ? `# ${heading}` : opens !== undefined ? '[' : (way ?? ']')));
const hintsOf = (html: string) => [...html.matchAll(/class="hint">([^<]*)</g)].flatMap(([, hint = '']) => (hint.startsWith('Open until') ? [] : [hint]));

test('the check-in comes first, then families, and each kind of people has one list', () => {
  const rounds = [round('observation', 'practitioner', 'my-future'), round('parents', 'parent-or-carer', 'my-future'), round('school-life', 'young-person'), round('my-future', 'young-person'), round('my-future-2', 'young-person')];
  expect(readOf(shown(rounds, true))).toEqual([
    'answer/my-future',
    '# For families', '[', 'answer/parents', ']',
    '# More for young people', '[', 'answer/my-future-2', 'answer/school-life', ']',
    '# For people who work with young people', '[', 'answer/observation', 'areas/riverside/cards', ']',
    '# Results', 'areas/riverside', 'areas/riverside/notice',
  ]);
});

test('who is asked nothing has no heading, and without the check-in there is no more but what there is', () => {
  expect(readOf(shown([round('school-life', 'young-person')]))).toEqual(['# For young people', '[', 'answer/school-life', ']', '# Results', 'areas/riverside', 'areas/riverside/notice']);
});

test('the last day is said once where it is the same for all, else with each', () => {
  const [one, other] = [round('my-future', 'young-person'), round('school-life', 'young-person')];
  const days = (html: string) => [...html.matchAll(/Open until ([^<]*)</g)].map(([, day]) => day);
  expect(days(shown([one, other]))).toEqual(['31 July 2027']);
  expect(days(shown([one, { ...other, closesOn: '2026-12-31' }]))).toEqual(['31 July 2027', '31 December 2026']);
  expect(days(shown([]))).toEqual([]);
});

test('one survey that is asked twice is told apart: by the second time, or by the round that it stands beside', () => {
  expect(hintsOf(shown([round('co-productive', 'practitioner'), { ...round('co-productive', 'practitioner'), slug: 'co-productive-again' }]))).toEqual(['The second time']);
  const beside = ['my-future-2', 'school-life'].map((slug) => ({ ...round('parents', 'parent-or-carer', slug), slug: `parents-${slug}` }));
  expect(hintsOf(shown([round('my-future-2', 'young-person'), round('school-life', 'young-person'), ...beside]))).toEqual(['My future, part 2', 'My school life']);
});

test('who reads in another language begins in it where the round is asked in it', () => {
  const asked = (languages: string[]) => ({ ...round('my-future', 'young-person'), languages });
  const begins = (languages: string[], tag: string) =>
    readOf(
      renderToStaticMarkup(
        <TextsProvider value={createTexts(tag, { home: en, ui })}>
          <AreaCard area={{ slug: 'riverside', name: 'Riverside', madeUp: false, rounds: [asked(languages)] }} />
        </TextsProvider>,
      ),
    )[0];
  expect(begins(['en-simple', 'en', 'ur'], 'ur')).toBe('answer/my-future/ur');
  expect(begins(['en-simple', 'en'], 'ur')).toBe('answer/my-future');
  expect(begins(['en-simple', 'en'], 'en'), 'easier words first').toBe('answer/my-future');
});
