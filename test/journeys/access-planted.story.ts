import { languageOf } from '#server/contracts/languages.ts';
import { faultsFrom, goRound, putOn, views } from './access/checks.ts';
import { allLooks, usualLook, type Look } from './access/looks.ts';
import { expect, test } from './fixtures.ts';

/** Each planted on a page that has no fault, with what is said of it. */
const planted: readonly { what: string; plant: () => void; said: RegExp }[] = [
  { what: 'a second heading of the page', plant: () => document.querySelector('h1')?.after(Object.assign(document.createElement('h1'), { textContent: '1' })), said: /^2 h1$/m },
  { what: 'another language', plant: () => document.documentElement.setAttribute('lang', 'pl'), said: /^lang is pl$/m },
  { what: 'another direction', plant: () => document.documentElement.setAttribute('dir', 'rtl'), said: /^dir is rtl$/m },
  { what: 'something wide', plant: () => document.querySelector('h1')?.style.setProperty('inline-size', '400px'), said: /^is \d+ px wide$/m },
  { what: 'words that begin off the screen', plant: () => document.querySelector('h1')?.style.setProperty('margin-inline-start', '-60px'), said: /^words from -/m },
  { what: 'a small target', plant: () => document.querySelector<HTMLElement>('.brand')?.style.setProperty('min-block-size', '20px'), said: /less than 44: a.brand/ },
  { what: 'contrast of 4.5', plant: () => document.querySelector('h1')?.style.setProperty('color', '#747474'), said: /^axe: color-contrast-enhanced at h1/m },
  { what: 'contrast of 1.5', plant: () => document.querySelector('h1')?.style.setProperty('color', '#cccccc'), said: /^axe: color-contrast at h1/m },
  { what: 'an item that is no item', plant: () => document.querySelector('.help-lines li')?.setAttribute('role', 'button'), said: /^axe: (list|aria)/m },
  { what: 'focus that does not show', plant: () => document.querySelector<HTMLElement>('.brand')?.style.setProperty('all', 'unset'), said: /^no ring: a.brand/m },
  { what: 'focus behind something', plant: () => document.body.append(Object.assign(document.createElement('div'), { id: 'cover' })), said: /^the focus is out of sight: a.brand/m },
  { what: 'what no key leads to', plant: () => document.querySelector('footer')?.setAttribute('inert', ''), said: /^no key leads to: a/m },
];

/** Rules of style that do harm in some looks alone, with what is said, and in which. The last is no matter of style to axe: it hears what is there. */
const plantedInLooks: readonly { what: string; css: string; said: RegExp; inLook: (look: Look) => boolean }[] = [
  { what: 'contrast in one theme', css: `[data-theme='quiet'] h1 { color: #767676; }`, said: /^axe: color-contrast-enhanced at h1/m, inLook: ({ theme }) => theme === 'quiet' },
  { what: 'a colour that comes slowly', css: `html { transition: color 9s; } [data-theme='dark'] { color: #555; } h1, p, li { color: inherit; transition: color 9s; }`, said: /^axe: color-contrast at h1/m, inLook: ({ theme }) => theme === 'dark' },
  { what: 'a small target without pictures', css: `[data-symbols='off'] .brand { min-block-size: 0; padding: 0; font-size: 10px; }`, said: /less than 44: a.brand/, inLook: ({ symbols }) => symbols === 'off' },
  { what: 'something wide in big letters', css: `[data-size='200'] h1 { inline-size: 400px; }`, said: /^is \d+ px wide$/m, inLook: ({ size }) => size === 200 },
  { what: 'no heading in one look', css: `[data-theme='contrast'][data-size='200'][data-symbols='only'] h1 { display: none; }`, said: /^axe: page-has-heading-one/m, inLook: ({ theme, size, symbols }) => theme === 'contrast' && size === 200 && symbols === 'only' },
  { what: 'a bare button in one look', css: `[data-theme='dark'][data-symbols='off'] #bare { display: block; min-block-size: 64px; min-inline-size: 64px; }`, said: /^axe: button-name at #bare/m, inLook: ({ theme, symbols }) => theme === 'dark' && symbols === 'off' },
];

test('The checks of access find what is planted', async ({ page }) => {
  test.setTimeout(600_000);
  const english = languageOf('en');
  if (english === undefined) throw new Error('There is no English.');
  const open = async () => {
    await page.goto('/help?lang=en');
    await expect(page.locator('.help-ways')).toBeVisible();
  };
  const said = async (plant?: () => void) => {
    await open();
    if (plant !== undefined) await page.evaluate(plant);
    // The page's policy allows no style in the page itself; a test may set one from outside.
    await page.evaluate(() => Object.assign(document.querySelector<HTMLElement>('#cover')?.style ?? {}, { position: 'fixed', inset: '0', zIndex: '9', background: 'white' }));
    const seen = await faultsFrom(page, english, views.phone, [usualLook], [usualLook]);
    return [...seen.flatMap(({ faults }) => faults), ...(await goRound(page))].join('\n');
  };
  expect(await said()).toBe('');
  for (const { what, plant, said: expected } of planted) {
    await test.step(what, async () => expect(await said(plant)).toMatch(expected));
  }

  for (const { what, css, said: expected, inLook } of plantedInLooks) {
    await test.step(what, async () => {
      await open();
      await putOn(page, usualLook);
      await page.evaluate((rules) => {
        document.querySelector('main')?.append(Object.assign(document.createElement('button'), { id: 'bare' }));
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`#bare { display: none; } ${rules}`);
        document.adoptedStyleSheets = [sheet];
      }, css);
      const seen = await faultsFrom(page, english, views.phone, allLooks, allLooks);
      expect(seen.map(({ look }) => look)).toHaveLength(allLooks.length);
      for (const { look, faults } of seen) {
        if (inLook(look)) expect(faults.join('\n'), JSON.stringify(look)).toMatch(expected);
        else expect(faults, JSON.stringify(look)).toEqual([]);
      }
    });
  }
});
