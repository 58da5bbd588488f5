import { renderToStaticMarkup } from 'react-dom/server';
import { prerender } from 'react-dom/static';
import { describe, expect, test } from 'vitest';
import { Picture } from './Picture.tsx';
import { moreSheets } from './more-sheets.ts';
import { sheets } from './sheets.ts';

describe('a picture', () => {
  test('is taken from the sheet that has it, hidden from screen readers', () => {
    const html = renderToStaticMarkup(<Picture concept="dog" />);
    expect(html).toMatch(/<use href="\/symbols\/opening-[0-9a-f]{8}\.svg#dog"/);
    expect(html).toContain('aria-hidden="true"');
    expect(html).not.toContain('style=');
  });

  test('of two concepts with one drawing is the same', () => {
    const href = (html: string) => /href="([^"]+)"/.exec(html)?.[1];
    expect(href(renderToStaticMarkup(<Picture concept="caring" />))).toBe(href(renderToStaticMarkup(<Picture concept="work-caring" />)));
  });

  test('of an arrow turns with the line of reading; of a dog it does not', () => {
    expect(renderToStaticMarkup(<Picture concept="next" />)).toContain('class="picture turns"');
    expect(renderToStaticMarkup(<Picture concept="dog" />)).toContain('class="picture"');
  });

  test('of what a survey names and nobody has drawn is an empty frame', async () => {
    const concept: string = 'a-thing-nobody-drew';
    const html = await new Response((await prerender(<Picture concept={concept} />)).prelude).text();
    expect(html).toContain('<rect');
    expect(html).not.toContain('<use');
  });

  test('of a name in the code that is in no sheet does not compile', () => {
    // @ts-expect-error the compiler knows every concept
    expect(renderToStaticMarkup(<Picture concept="no-such-thing" />)).toContain('aria-hidden="true"');
  });

  test('has one place, whichever sheets there are', () => {
    const names = [...sheets, ...moreSheets].flatMap(([, concepts]) => concepts.split(' ').map((entry) => entry.split('=')[0]));
    expect(new Set(names).size).toBe(names.length);
  });
});
