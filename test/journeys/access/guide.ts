import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import { languages, type Language } from '#server/contracts/languages.ts';
import { screens, type ScreenName } from '#server/contracts/screens.ts';
import { expect, test } from '../fixtures.ts';
import { faultsFrom, goRound, newState, putOn, views, type View } from './checks.ts';
import { full, lookAt, looksIn, otherSize, usualLook, type Look } from './looks.ts';

/** A screen of `screens.ts`, or the page that an address which is none of ours gets. */
export type Place = ScreenName | 'unknown';
export const everyPlace: readonly Place[] = [...(Object.keys(screens) as ScreenName[]), 'unknown'];

const pattern = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
const placeOf = (path: string): Place => everyPlace.find((place) => place !== 'unknown' && pattern(screens[place]).test(path)) ?? 'unknown';

export interface Guide {
  page: Page;
  language: Language;
  /**
   * Looks at the screen that is there now, in this state of it, from all sides, if this language is to look at it.
   * @param tags of the languages that come to this state, where not all of the tour do.
   */
  at(place: Place, state: string, tags?: readonly string[]): Promise<void>;
  /** The states that the tour came to, by place. */
  states(place: Place): readonly string[];
  /** Ends the tour: nothing was wrong, and each of these places was seen in as many looks as it must be seen in. */
  conclude(places: readonly Place[]): void;
}

const described = ({ theme, size, symbols }: Look) => `${theme}, ${size} %, symbols ${symbols}`;

/** Places with many states: languages of one direction share them, by the names of the states. */
const shared: readonly Place[] = ['answer', 'plan', 'keep', 'results', 'share', 'device', 'home', 'cards', 'keepCards', 'card'];

/** Places of few states: each language looks at the first of them at least. */
const firstByAll: readonly Place[] = ['home', 'cards', 'keepCards', 'card'];

/**
 * Whether a state of a place is looked at in this language of those that come to it. Pairwise: each place in every
 * language and every theme, each language in every theme, and each state in every direction. `npm run access:full` looks
 * at all in all.
 */
function isTaken(place: Place, state: string, language: Language, among: readonly Language[]): boolean {
  const alike = among.filter(({ direction }) => direction === language.direction);
  // Of two languages one, of more each third: one language at least, whatever the state.
  const turns = Math.min(alike.length, 3);
  return full || !shared.includes(place) || (state.length + alike.indexOf(language)) % turns === 0;
}

/**
 * Goes along on a tour, and checks the states it is shown. Faults are collected, so that one run tells them all.
 * @param among the languages in which this tour goes.
 */
export function guideOn(page: Page, language: Language, among: readonly Language[] = languages): Guide {
  const passed: { place: Place; state: string }[] = [];
  const seen: { place: Place; state: string; look: Look }[] = [];
  const found = new Map<string, string[]>();
  const counts = { looks: 0, measured: 0, 'axe, all rules': 0, 'axe, rules of looks': 0 };
  const note = (where: string, look: Look, faults: readonly string[]) => {
    for (const fault of faults) {
      const line = `${where}: ${fault}`;
      const before = found.get(line);
      // Told at once, so that it is known even where the tour breaks off.
      if (before === undefined) test.info().annotations.push({ type: 'fault', description: `${line} [${described(look)}]` });
      found.set(line, [...(before ?? []), described(look)]);
    }
  };
  const statesOf = (place: Place) => passed.filter((one) => one.place === place).map(({ state }) => state);

  const lookFrom = async (where: string, view: View, looks: readonly Look[], read: readonly Look[] = []) => {
    for (const { look, faults, axe } of await faultsFrom(page, language, view, looks, read)) {
      counts.measured += 1;
      if (axe === 'all') counts['axe, all rules'] += 1;
      if (axe === 'of looks') counts['axe, rules of looks'] += 1;
      note(where, look, faults);
    }
  };
  const fromAllSides = async (where: string, turn: number, byKeyboard: boolean) => {
    const looks = full ? looksIn(language.tag) : [lookAt(language.tag, turn)];
    const [first = usualLook] = looks;
    await newState(page);
    counts.looks += looks.length;
    // What has no room shows in the biggest letters, and with pictures, whatever the colours.
    const other = otherSize(first);
    const hasTable = (await page.locator('.table-room').count()) > 0;
    await lookFrom(where, views.phone, full || looks.some((look) => isDeepStrictEqual(look, other)) ? looks : [...looks, other], looks);
    await lookFrom(`${where} · ${views.laptop.width} px`, views.laptop, [first], full || hasTable ? [first] : []);
    await lookFrom(`${where} · ${views.zoomed.width} px`, views.zoomed, full ? looks : [first, other]);
    if (byKeyboard) {
      await putOn(page, other);
      note(`${where} · ${views.zoomed.width} px`, other, await goRound(page));
    }
    await page.setViewportSize(views.phone);
    await putOn(page, usualLook);
    return looks;
  };
  return {
    page,
    language,
    states: statesOf,
    async at(place, state, tags) {
      const path = new URL(page.url()).pathname;
      expect(placeOf(path), `${path} is the address of what is looked at`).toBe(place);
      // That something is saved is told a moment later, and takes more room.
      await expect(page.locator('.saving-line:has(span):not(:has(.picture))')).toHaveCount(0);
      expect(statesOf(place), 'each state is looked at once').not.toContain(state);
      const where = `${place} · ${state} · ${language.tag}`;
      const comers = full || tags === undefined ? among : among.filter(({ tag }) => tags.includes(tag));
      const byAll = firstByAll.includes(place) && statesOf(place).length === 0;
      passed.push({ place, state });
      const lookers = comers.filter((one) => byAll || isTaken(place, state, one, comers));
      if (!lookers.includes(language)) return;
      // Each state in one language of each direction: what the keyboard comes to does not hang on the words.
      const alike = lookers.filter(({ direction }) => direction === language.direction);
      const byKeyboard = full || alike[Math.floor(state.length / 2) % alike.length] === language;
      const turn = new Set(seen.filter((one) => one.place === place).map((one) => one.state)).size;
      const looks = await test.step(where, () => fromAllSides(where, turn, byKeyboard));
      seen.push(...looks.map((look) => ({ place, state, look })));
    },
    conclude(places) {
      const all = { 'states on the way': passed.length, 'states looked at': new Set(seen.map(({ place, state }) => `${place} ${state}`)).size, ...counts };
      test.info().annotations.push(...Object.entries(all).map(([type, count]) => ({ type, description: String(count) })));
      for (const place of places) {
        const looks = new Set(seen.filter((one) => one.place === place).map(({ look }) => described(look)));
        const states = new Set(seen.filter((one) => one.place === place).map(({ state }) => state)).size;
        const wanted = looksIn(language.tag).length;
        expect(looks.size, `${place} was seen, and in every look where it has states enough`).toBeGreaterThanOrEqual(full ? wanted : Math.max(1, Math.min(states, wanted)));
      }
      expect([...found].map(([line, inLooks]) => `${line} [${inLooks.length} looks, first ${inLooks[0]}]`)).toEqual([]);
    },
  };
}
