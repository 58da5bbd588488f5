import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { languages } from '#server/contracts/languages.ts';
import { formatDay, formatList, formatMoment, formatNumber, formatPercent } from './format.ts';
import { In } from './In.tsx';
import { loadTexts } from './load.ts';
import { createTexts, TextsProvider, useLanguage, useText } from './text.tsx';

const polish = { ui: { left_one: 'Została {{count}} strona', left_few: 'Zostały {{count}} strony', left_many: 'Zostało {{count}} stron', left_other: 'Zostało {{count}} strony' } };
const english = { ui: { left_one: '{{count}} page left', left_other: '{{count}} pages left', hello: 'Hello {{name}}' } };

describe('texts', () => {
  it('choose the plural form of their language', () => {
    const texts = createTexts('pl', polish);
    expect([1, 2, 5, 22].map((count) => texts.text('ui', 'left', { count }))).toEqual([
      'Została 1 strona',
      'Zostały 2 strony',
      'Zostało 5 stron',
      'Zostały 22 strony',
    ]);
  });

  it('put parameters in as they are: React escapes them', () => {
    expect(createTexts('en', english).text('ui', 'hello', { name: '<b>&' })).toBe('Hello <b>&');
  });

  it('write numbers as the language does', () => {
    expect(createTexts('en', { ui: { people: '{{n}} people' } }).text('ui', 'people', { n: 12345 })).toBe('12,345 people');
  });

  it('are there at once, on the server too', () => {
    function Page() {
      return <p lang={useLanguage().tag}>{useText('ui')('hello', { name: 'Ada' })}</p>;
    }
    const html = renderToString(<TextsProvider value={createTexts('en', english)}><Page /></TextsProvider>);
    expect(html).toBe('<p lang="en">Hello Ada</p>');
  });

  it('load for every language the product speaks', async () => {
    for (const { tag } of languages) {
      const texts = await loadTexts(tag, ['ui']);
      expect(texts.language.tag).toBe(tag);
      expect(texts.has('ui', 'app')).toBe(true);
    }
  });

  it('are reported where they are missing: on the server as an error, before anybody reads the page', () => {
    expect(() => createTexts('en', english).text('ui', 'nothing')).toThrow('ui:nothing');
  });

  it('refuse a language that the product does not speak', () => {
    expect(() => createTexts('xx', {})).toThrow('does not speak');
  });
});

describe('numbers and dates', () => {
  // Tags that a browser does not know come to its own language in silence: Node, which knows all of them, compares.
  it.each(languages)('follow rules that browsers have, and that count as $tag does', ({ tag, intl }) => {
    const [own = '', asked = ''] = [tag, intl].map((each) => each.split('-')[0]);
    expect(Intl.PluralRules.supportedLocalesOf([own, asked])).toEqual([...new Set([own, asked])]);
    const [ofIt, ofIntl] = [own, intl].map((each) => new Intl.PluralRules(each));
    const counts = Array.from({ length: 1_001 }, (_, count) => count);
    expect(counts.filter((count) => ofIt?.select(count) !== ofIntl?.select(count))).toEqual([]);
    expect(new Intl.NumberFormat(intl).resolvedOptions().numberingSystem).toBe('latn');
  });

  it('are written in the language, Urdu with Latin digits', () => {
    expect(formatDay('en-simple', '2026-11-21')).toBe('21 November 2026');
    expect(formatDay('pl', '2026-11-21')).toBe('21 listopada 2026');
    expect(formatDay('ur', '2026-11-21')).toMatch(/21.*2026/u);
    expect(formatNumber('ur', 1940)).toBe('1,940');
    expect(formatPercent('en', 0.254)).toBe('25%');
    expect(formatList('en', ['a', 'b', 'c'])).toBe('\u2068a\u2069, \u2068b\u2069 and \u2068c\u2069');
    expect(formatMoment('en', Date.UTC(2026, 10, 21, 12))).toMatch(/^21 November 2026 at 1?\d:\d\d$/);
    expect(() => formatNumber('xx', 1)).toThrow('xx');
  });

  it('are in the words of the language or, where browsers lack them, in digits and commas', () => {
    const said = languages.filter(({ tag }) => !tag.startsWith('en')).map(({ tag, bare }) => ({ bare, words: [formatDay(tag, '2026-11-21'), formatList(tag, ['1', '2', '3']), formatMoment(tag, Date.UTC(2026, 10, 21))] }));
    expect(said.flatMap(({ words }) => words).filter((words) => /Nov(ember)?|M11|\band\b/.test(words))).toEqual([]);
    expect(said.filter(({ bare, words }) => bare === true && words.slice(0, 2).join(' ').replaceAll(/[\u2068\u2069]/g, '') !== '21/11/2026 1, 2, 3')).toEqual([]);
  });
});

it('words in another language say so', () => {
  expect(renderToString(<In language="ur">اردو</In>)).toBe('<span lang="ur" dir="rtl" data-script="nastaliq">اردو</span>');
});
