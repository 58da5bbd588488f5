import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import type { Language } from '#server/contracts/languages.ts';
import { axeInLooks, type AxeInLook } from './axe.ts';
import { leftOut, measureFocus } from './in-page.ts';
import { bringKit } from './kit.ts';
import type { Look } from './looks.ts';

export interface View {
  width: number;
  height: number;
}
/** The small phone that every page is drawn for, a laptop, and that laptop at 400 % zoom (WCAG 1.4.10). */
export const views = { phone: { width: 360, height: 740 }, laptop: { width: 1280, height: 1024 }, zoomed: { width: 320, height: 256 } } as const;
/** No browser draws a page higher than this at once. */
const highest = 16_000;

/** A look that was looked at, what is wrong in it, and which of axe's rules ran for it. */
export interface Seen {
  look: Look;
  faults: string[];
  axe: AxeInLook['rules'] | 'none';
}

/** Puts a look on the page as the access settings do, and brings what moves to its end. */
export async function putOn(page: Page, look: Look): Promise<void> {
  await bringKit(page);
  await page.evaluate((wanted) => window.lookOver.putOn(wanted), look);
}

/** Looks of one size and choice of symbols: they differ in colours, and are about as high as one another. */
function alike<T extends { look: Look }>(seen: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of seen) {
    const key = `${one.look.size} ${one.look.symbols}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** A new state of the page: what axe said of the one before is no longer known. */
export async function newState(page: Page): Promise<void> {
  await bringKit(page);
  await page.evaluate(() => window.lookOver.known.clear());
}

/** Makes the window as high as all of it, and no higher, so that nothing lies behind what stays in place while the rest is scrolled. What is as high as the window, or came since, may ask for more. */
async function asHighAsAll(page: Page, view: View, wanted: number): Promise<void> {
  let needed = Math.max(view.height, wanted);
  for (let tries = 0; tries < 3; tries += 1) {
    const height = Math.min(highest, needed);
    if (page.viewportSize()?.height === height) return;
    await page.setViewportSize({ width: view.width, height });
    needed = Math.max(height, await page.evaluate(() => window.lookOver.heightOfAll()));
  }
}

/** What is wrong with the page in a view and in each of these looks: by measure, and by axe in the looks that are to be read. */
export async function faultsFrom(page: Page, language: Language, view: View, looks: readonly Look[], read: readonly Look[] = []): Promise<Seen[]> {
  await page.setViewportSize(view);
  await bringKit(page);
  const measured = await page.evaluate(async (given) => {
    const all: { look: Look; faults: string[]; height: number }[] = [];
    for (const look of given.looks) {
      await window.lookOver.putOn(look);
      all.push({ look, faults: window.lookOver.measurePage(given.page), height: window.lookOver.heightOfAll() });
    }
    return all;
  }, { looks, page: { width: view.width, language: language.tag, direction: language.direction } });
  // What came back from the page is a copy.
  const isRead = ({ look }: { look: Look }) => read.some((one) => isDeepStrictEqual(one, look));
  const seen: Seen[] = measured.filter((one) => !isRead(one)).map(({ look, faults }) => ({ look, faults, axe: 'none' }));
  for (const group of alike(measured.filter(isRead))) {
    await asHighAsAll(page, view, Math.max(...group.map((one) => one.height)));
    const said = await axeInLooks(page, group.map(({ look }) => look));
    seen.push(...group.map(({ look, faults }, index) => ({ look, faults: [...faults, ...(said[index]?.faults ?? [])], axe: said[index]?.rules ?? 'none' }) satisfies Seen));
  }
  return seen;
}

/** What is wrong on the way of the Tab key through all that takes the focus, from wherever it is once round. Puts it back. */
export async function goRound(page: Page): Promise<string[]> {
  const before = await page.evaluateHandle(() => document.activeElement);
  const faults: string[] = [];
  for (let ends = 0, keys = 0; ends < 2 && keys < 400; keys += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(measureFocus);
    faults.push(...focus.faults);
    if (focus.on === 'nothing') ends += 1;
    if (focus.on === 'known') break;
  }
  faults.push(...(await page.evaluate(leftOut)));
  await before.evaluate((element) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
  await before.dispose();
  return faults;
}
