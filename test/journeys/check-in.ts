import { expect, type Locator, type Page } from '@playwright/test';

/**
 * "My future" as one young person answers it: what they do on each screen, in the survey's own ids, so that
 * the same story can be told in every language and by every way of pressing.
 */
export type Doing =
  | { kind: 'go-on' }
  | { kind: 'choose'; values: readonly string[] }
  | { kind: 'sort'; places: readonly ('well' | 'sometimes' | 'not-well')[] }
  /** Several questions on one screen: one value of each, by question. */
  | { kind: 'choose-each'; values: Readonly<Record<string, string>> };

export const answersOfOnePerson: readonly { screen: string; doing: Doing }[] = [
  { screen: 'welcome', doing: { kind: 'go-on' } },
  { screen: 'assent', doing: { kind: 'choose', values: ['yes'] } },
  { screen: 'practice', doing: { kind: 'choose', values: ['dog'] } },
  { screen: 'with-me', doing: { kind: 'choose', values: ['own'] } },
  { screen: 'likes', doing: { kind: 'sort', places: ['well', 'sometimes', 'not-well', 'well'] } },
  { screen: 'good-at', doing: { kind: 'choose', values: ['animals', 'being-kind'] } },
  { screen: 'work', doing: { kind: 'sort', places: ['well', 'sometimes', 'not-well', 'not-well', 'sometimes', 'well'] } },
  { screen: 'favourites', doing: { kind: 'choose', values: ['animals', 'outdoors'] } },
  { screen: 'after-year-11', doing: { kind: 'choose', values: ['college'] } },
  { screen: 'learn', doing: { kind: 'choose', values: ['animals', 'gardening'] } },
  { screen: 'helps', doing: { kind: 'choose', values: ['person', 'quiet'] } },
  { screen: 'dream', doing: { kind: 'choose', values: ['job'] } },
  { screen: 'why', doing: { kind: 'choose', values: ['good-at-it'] } },
  { screen: 'adult-does', doing: { kind: 'choose-each', values: { 'adult-does': 'try-work', 'which-adult': 'teacher' } } },
  { screen: 'check', doing: { kind: 'choose-each', values: { talk: 'no' } } },
  { screen: 'share-review', doing: { kind: 'choose-each', values: { 'share-review': 'yes', 'share-family': 'yes', 'share-college': 'only-number' } } },
];

/** How something is pressed: a finger, or keys. */
export type Press = (target: Locator) => Promise<void>;

export interface Effort {
  screens: number;
  presses: number;
}

export const screenOf = (page: Page, id: string): Locator => page.locator(`section[data-page="${id}"]:visible`);
export const nextButton = (page: Page): Locator => page.locator('.bottom-bar .next');
const card = (screen: Locator, name: string, value: string): Locator => screen.locator(`label.card:has(input[name="${name}"][value="${value}"])`);

/** Does what one screen asks for, without going on. Returns how many presses it took. */
export async function doOn(page: Page, id: string, doing: Doing, press: Press): Promise<number> {
  const screen = screenOf(page, id);
  await expect(screen).toBeVisible();
  switch (doing.kind) {
    case 'go-on':
      return 0;
    case 'choose':
      for (const value of doing.values) {
        await press(card(screen, id, value));
        await expect(card(screen, id, value).locator('input')).toBeChecked();
      }
      return doing.values.length;
    case 'sort': {
      for (const [index, place] of doing.places.entries()) {
        await press(screen.locator(`.place[data-place="${place}"] > button`));
        await expect(screen.locator('.sorted')).toHaveCount(index + 1);
      }
      return doing.places.length;
    }
    case 'choose-each':
      for (const [question, value] of Object.entries(doing.values)) {
        await press(card(screen, question, value));
        await expect(card(screen, question, value).locator('input')).toBeChecked();
      }
      return Object.keys(doing.values).length;
  }
}

/** Walks through screens from one to another (both answered), pressing Next after each. */
export async function answer(page: Page, press: Press, from = 'welcome', to = 'share-review'): Promise<Effort> {
  const ids = answersOfOnePerson.map(({ screen }) => screen);
  const part = answersOfOnePerson.slice(ids.indexOf(from), ids.indexOf(to) + 1);
  let presses = 0;
  for (const { screen, doing } of part) {
    presses += await doOn(page, screen, doing, press);
    await press(nextButton(page));
    presses += 1;
  }
  return { screens: part.length, presses };
}

export const byTouch: Press = async (target) => {
  await target.tap();
};

/** A page is shown before what leads to it is worked out: the person is there once it has the focus. */
export const arrivedAt = (page: Page, screen: string): Promise<void> => expect(screenOf(page, screen).getByRole('heading', { level: 1 })).toBeFocused();

/** What was said and where the person is are on disk: a page that is closed or reloaded before may come back one step earlier. */
export const saved = (page: Page): Promise<void> => expect(page.locator('.saving-line .picture')).toBeVisible();

/** The last screen, once what it says of the answers is true. */
export async function expectDelivery(page: Page, state: 'sent' | 'waiting'): Promise<void> {
  await expect(page.locator('.finished')).toBeVisible();
  await expect(page.locator(`.delivery[data-state="${state}"]`)).toBeVisible({ timeout: 60_000 });
}

/** The app has taken the page over, and can do without a network from now on. */
export async function readyOffline(page: Page, languages: number): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const kept = () =>
    page.evaluate(async () => {
      // To open what is not there yet would make it.
      if (!(await indexedDB.databases()).some(({ name }) => name === 'all-heard')) return 0;
      return new Promise<number>((resolve) => {
        const open = indexedDB.open('all-heard');
        open.onsuccess = () => {
          const store = open.result;
          const count = store.transaction('packs').objectStore('packs').count();
          count.onsuccess = () => {
            store.close();
            resolve(count.result);
          };
        };
        open.onerror = () => resolve(0);
      });
    });
  // Not by waiting for a function of the page, which takes a promise for a yes.
  await expect.poll(kept, { timeout: 60_000 }).toBeGreaterThanOrEqual(languages);
}
