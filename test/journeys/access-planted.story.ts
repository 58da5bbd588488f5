import { languageOf } from '#server/contracts/languages.ts';
import { faultsFrom, goRound, views } from './access/checks.ts';
import { usualLook } from './access/looks.ts';
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
  { what: 'an item that is no item', plant: () => document.querySelector('.help-lines li')?.setAttribute('role', 'button'), said: /^axe: (list|aria)/m },
  { what: 'focus that does not show', plant: () => document.querySelector<HTMLElement>('.brand')?.style.setProperty('all', 'unset'), said: /^no ring: a.brand/m },
  { what: 'focus behind something', plant: () => document.body.append(Object.assign(document.createElement('div'), { id: 'cover' })), said: /^the focus is out of sight: a.brand/m },
  { what: 'what no key leads to', plant: () => document.querySelector('footer')?.setAttribute('inert', ''), said: /^no key leads to: a/m },
];

test('The checks of access find what is planted', async ({ page }) => {
  const english = languageOf('en');
  if (english === undefined) throw new Error('There is no English.');
  const said = async (plant?: () => void) => {
    await page.goto('/help?lang=en');
    await expect(page.locator('.help-ways')).toBeVisible();
    if (plant !== undefined) await page.evaluate(plant);
    // The page's policy allows no style in the page itself; a test may set one from outside.
    await page.evaluate(() => Object.assign(document.querySelector<HTMLElement>('#cover')?.style ?? {}, { position: 'fixed', inset: '0', zIndex: '9', background: 'white' }));
    return [...(await faultsFrom(page, english, views.phone, usualLook, true)), ...(await goRound(page))].join('\n');
  };
  expect(await said()).toBe('');
  for (const { what, plant, said: expected } of planted) {
    await test.step(what, async () => expect(await said(plant)).toMatch(expected));
  }
});
