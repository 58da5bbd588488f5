import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { languages } from '#server/contracts/languages.ts';
import { formatDay, formatList, formatNumber, formatPercent, intlTag } from './format.ts';
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
  it('follow a rule that Intl really has, for every language', () => {
    for (const { tag } of languages) {
      const base = intlTag(tag).split('-')[0] ?? '';
      expect(Intl.PluralRules.supportedLocalesOf(base)).toEqual([base]);
      expect(new Intl.PluralRules(intlTag(tag)).resolvedOptions().locale.startsWith(base)).toBe(true);
    }
  });

  it('are written in the language, Urdu with Latin digits', () => {
    expect(formatDay('en-simple', '2026-11-21')).toBe('21 November 2026');
    expect(formatDay('pl', '2026-11-21')).toBe('21 listopada 2026');
    expect(formatDay('ur', '2026-11-21')).toMatch(/21.*2026/u);
    expect(formatNumber('ur', 1940)).toBe('1,940');
    expect(formatPercent('en', 0.254)).toBe('25%');
    expect(formatList('en', ['a', 'b', 'c'])).toBe('a, b and c');
    expect(() => formatNumber('xx', 1)).toThrow('xx');
  });
});

it('words in another language say so', () => {
  expect(renderToString(<In language="ur">اردو</In>)).toBe('<span lang="ur" dir="rtl">اردو</span>');
});
