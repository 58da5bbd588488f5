import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { createTexts, TextsProvider } from '#app/i18n/text.tsx';
import symbols from '#locales/en/symbols.json';
import simple from '#locales/en-simple/symbols.json';
import ui from '#locales/en/ui.json';
import { Credits } from './Credits.tsx';
import { credits } from './credits.ts';
import { moreSheets } from './more-sheets.ts';
import { sheets } from './sheets.ts';

test('every picture that ships is credited once, with its author', () => {
  const shown = [...sheets, ...moreSheets].flatMap(([, concepts]) => concepts.split(' ').filter((entry) => !entry.includes('=')));
  expect(credits.map(({ concept }) => concept).toSorted()).toEqual(shown.toSorted());
  for (const { drawing } of credits) {
    expect(drawing.author).not.toBe('');
    expect(drawing.licence).toBe('CC-BY-SA-4.0');
  }
});

test('the page names each picture, its author, and those it was made from', () => {
  const html = renderToStaticMarkup(
    <TextsProvider value={createTexts('en', { symbols, ui })}>
      <Credits />
    </TextsProvider>,
  );
  expect(html.match(/class="credit"/g)).toHaveLength(credits.length);
  expect(html).toContain('Made from “thumbs up” by Julian Grüneberg (OpenMoji)');
  for (const licence of ['by-sa/4.0', 'license/mit', 'licenses/by/4.0', 'openfontlicense', 'open-government-licence']) expect(html).toContain(licence);
});

test('Easy Read has the same texts', () => expect(Object.keys(simple)).toEqual(Object.keys(symbols)));
