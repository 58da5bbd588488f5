import type { Page } from '@playwright/test';
import { rulesOfLooks } from './access/axe.ts';
import { bringKit } from './access/kit.ts';
import { test } from './access/released.ts';
import { answer, byTouch } from './check-in.ts';
import { expect } from './fixtures.ts';

/** What the rules of axe that do not run for every look may ask of style, since whether they run is decided by just this. */
const askedOfAll = ['content-visibility', 'display', 'visibility'];

/** Rules of axe that we do not ask for: experimental ones, and one for what cannot be judged by a machine. */
const notRun = ['hidden-content', 'p-as-heading', 'focus-order-semantics', 'css-orientation-lock', 'table-fake-caption', 'td-has-header'];

/** What each rule of axe, run alone, reads of how this page is drawn. Whatever else the page is asked goes through unseen. */
const readsOfRules = (page: Page) =>
  page.evaluate(async () => {
    let reads = new Set<string>();
    const styleOf = window.getComputedStyle.bind(window);
    window.getComputedStyle = (element, pseudo) =>
      new Proxy(styleOf(element, pseudo), {
        get(style, key) {
          const value: unknown = Reflect.get(style, key);
          if (typeof value === 'function') {
            return (name: string) => {
              reads.add(name);
              return style.getPropertyValue(name);
            };
          }
          reads.add(String(key));
          return value;
        },
      });
    const watched: readonly [object, readonly string[]][] = [
      [Element.prototype, ['getBoundingClientRect', 'getClientRects', 'scrollWidth', 'scrollHeight', 'clientWidth', 'clientHeight', 'scrollTop', 'scrollLeft', 'checkVisibility']],
      [HTMLElement.prototype, ['offsetWidth', 'offsetHeight', 'offsetTop', 'offsetLeft', 'offsetParent', 'innerText']],
      [Range.prototype, ['getBoundingClientRect', 'getClientRects']],
      [Document.prototype, ['elementFromPoint', 'elementsFromPoint']],
    ];
    for (const [prototype, names] of watched) {
      for (const name of names) {
        const property = Object.getOwnPropertyDescriptor(prototype, name);
        if (property === undefined) throw new Error(`There is no ${name}.`);
        const part = property.get === undefined ? 'value' : 'get';
        const real: unknown = property[part];
        if (typeof real !== 'function') throw new Error(`${name} cannot be watched.`);
        Object.defineProperty(prototype, name, {
          ...property,
          [part](this: unknown, ...given: unknown[]): unknown {
            reads.add(name);
            return Reflect.apply(real, this, given);
          },
        });
      }
    }
    const of: Record<string, string[]> = {};
    for (const { ruleId } of window.axe.getRules()) {
      reads = new Set();
      await window.axe.run(document, { runOnly: { type: 'rule', values: [ruleId] }, resultTypes: ['violations', 'incomplete'], preload: false });
      of[ruleId] = [...reads];
    }
    return of;
  });

test('What axe says once for looks that have the same things on the page does not depend on how they are drawn', async ({ page, released }) => {
  test.setTimeout(600_000);
  const read = new Map<string, Set<string>>();
  const watch = async () => {
    await bringKit(page);
    for (const [rule, reads] of Object.entries(await readsOfRules(page))) read.set(rule, new Set([...(read.get(rule) ?? []), ...reads]));
  };
  await page.goto('/help?lang=en');
  await expect(page.locator('.help-ways')).toBeVisible();
  await watch();
  await page.goto('/answer/my-future/en');
  await expect(page.locator('.answering')).toBeVisible();
  await answer(page, byTouch, 'welcome', 'welcome');
  await watch();
  await page.goto('/areas/riverside/cards?lang=en');
  await expect(page.locator('.sheet')).toBeVisible();
  await watch();
  // Tables, small and wide.
  await page.goto(`${released.url}/areas/riverside?lang=en`);
  await expect(page.locator('.result-section.measure').first()).toBeVisible();
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => each.open = true));
  await watch();

  const asksMore = [...read].filter(([rule, reads]) => !notRun.includes(rule) && [...reads].some((name) => !askedOfAll.includes(name))).map(([rule]) => rule);
  expect(asksMore.filter((rule) => !rulesOfLooks.includes(rule)), 'they read how the page is drawn, and do not run for every look').toEqual([]);
  expect(read.get('color-contrast'), 'what is read is seen').toContain('background-color');
});
