import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import en from '#locales/en/home.json' with { type: 'json' };
import ur from '#locales/ur/home.json' with { type: 'json' };
import { createTexts, TextsProvider } from '#app/i18n/text.tsx';
import { useRoundName, useSurveyName } from './survey-name.ts';

function Round({ survey, slug }: { survey: string; slug: string }) {
  return <>{useRoundName()(survey, slug)}</>;
}
function Survey({ id }: { id: string }) {
  return <>{useSurveyName()(id)}</>;
}
/** Without the marks that keep what runs the other way apart. */
const round = (survey: string, slug: string, language = 'en') =>
  renderToStaticMarkup(
    <TextsProvider value={createTexts(language, { home: language === 'en' ? en : ur })}>
      <Round survey={survey} slug={slug} />
    </TextsProvider>,
  ).replaceAll(/[\u2068\u2069]/g, '');
const survey = (id: string) =>
  renderToStaticMarkup(
    <TextsProvider value={createTexts('en', { home: en })}>
      <Survey id={id} />
    </TextsProvider>,
  );

test('a survey is called as on the first page, where the check-in stands in a sentence', () => {
  expect(['my-future', 'my-future-2', 'school-life', 'made-elsewhere'].map(survey)).toEqual(['My future', 'My future, part 2', 'My school life', 'made-elsewhere']);
});

test('a round is called as its survey; a later one by the second time, its year, or its address', () => {
  expect(round('my-future', 'my-future')).toBe('My future');
  expect(round('co-productive', 'co-productive-again')).toBe('How co-productive are we? (the second time)');
  expect(round('my-future', 'my-future-2027')).toBe('My future (2027)');
  expect(round('my-future-2', 'my-future-2-2027-2')).toBe('My future, part 2 (2027-2)');
  expect(round('parents', 'parents-school-life')).toBe('Parents and carers (parents-school-life)');
  expect(round('parents', 'spring')).toBe('Parents and carers (spring)');
  expect(round('my-future', 'my-future-again', 'ur')).toBe(`${ur['name-my-future']} (دوسری بار)`);
});

test('what nobody named is called by its address', () => {
  expect(round('made-elsewhere', 'made-elsewhere-2027')).toBe('made-elsewhere-2027');
});
