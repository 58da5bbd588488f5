import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { bringKit } from './kit.ts';
import type { Look } from './looks.ts';

/** Of all that axe says, what we ask for: only what is wrong, and what could not be decided; nothing is fetched. */
const asked: Pick<RunOptions, 'resultTypes' | 'preload'> = { resultTypes: ['violations', 'incomplete'], preload: false };

/** WCAG 2.0 to 2.2, A, AA and AAA, and best practices. AAA holds contrast 7:1; target size and what a control is called are off unless named. */
const every: RunOptions = {
  ...asked,
  runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
};

/**
 * The rules that read how the page is drawn: colours, sizes, places, what is cut off or out of sight. Both of contrast
 * are needed: the enhanced one leaves what is under 4.5 to the plain one. All other rules read the document and what
 * of it is there; `rules-of-looks.story.ts` looks on while axe reads, and fails when a rule is on the wrong side.
 */
export const rulesOfLooks = [
  'color-contrast',
  'color-contrast-enhanced',
  'target-size',
  'link-in-text-block',
  'scrollable-region-focusable',
  'skip-link',
  'label',
  'label-title-only',
  'label-content-name-mismatch',
  'avoid-inline-spacing',
  'landmark-one-main',
  'page-has-heading-one',
];
const ofLooks: RunOptions = { ...asked, runOnly: { type: 'rule', values: rulesOfLooks } };

/** In forced colours: what the page asked for and what the system shows are not the same, and axe sees the first. */
const withoutColours: RunOptions = { ...every, rules: { ...every.rules, 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: false } } };

/** What axe says of the page as it stands, by all rules, a line each. */
export async function axeFaults(page: Page, { colours = true } = {}): Promise<string[]> {
  await bringKit(page);
  return page.evaluate(async (options) => (await window.lookOver.axeSays(options)).map(({ line }) => line), colours ? every : withoutColours);
}

export interface AxeInLook {
  faults: string[];
  /** Whether all rules ran, or those alone that read how it is drawn, since what the others say of this is known. */
  rules: 'all' | 'of looks';
}

/** What axe says of the page in each of these looks. The kit is there, and what it knows was emptied where the state is new. */
export async function axeInLooks(page: Page, looks: readonly Look[]): Promise<AxeInLook[]> {
  return page.evaluate(async (given) => {
    const { putOn, whatIsThere, axeSays, known } = window.lookOver;
    const all: { faults: string[]; rules: 'all' | 'of looks' }[] = [];
    for (const look of given.looks) {
      await putOn(look);
      const there = whatIsThere();
      const before = there === undefined ? undefined : known.get(there);
      const options = before === undefined ? given.every : given.ofLooks;
      let said = await axeSays(options);
      // What changes while axe reads cannot be decided; what stays undecided is told.
      if (said.some(({ line }) => line.startsWith('axe cannot tell'))) said = await axeSays(options);
      if (there !== undefined && before === undefined) known.set(there, said.filter(({ rule }) => !given.rulesOfLooks.includes(rule)));
      all.push({ rules: before === undefined ? 'all' : 'of looks', faults: [...said, ...(before ?? [])].map(({ line }) => line) });
    }
    return all;
  }, { looks, every, ofLooks, rulesOfLooks });
}
