import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions, Spec } from 'axe-core';

declare global {
  interface Window {
    axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults>; configure: (spec: Spec) => void };
  }
}

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0 to 2.2, A, AA and AAA, and best practices. AAA holds contrast 7:1; target size and what a control is called are off unless named. */
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
  preload: false,
};

/** In forced colours: what the page asked for and what the system shows are not the same, and axe sees the first. */
const withoutColours: RunOptions = { ...options, rules: { ...options.rules, 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: false } } };

/**
 * What axe finds on the page as it stands, and what it could not decide, a line each. Its code is evaluated by
 * the browser's debugger, which the page's own policy, strict as it is, does not touch.
 */
export async function axeFaults(page: Page, { colours = true } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source);
  return page.evaluate(async (chosen) => {
    const { violations, incomplete } = await window.axe.run(document, chosen);
    return [...violations.map((each) => ({ ...each, kind: 'axe' })), ...incomplete.filter(({ id }) => id !== 'label-content-name-mismatch').map((each) => ({ ...each, kind: 'axe cannot tell' }))].flatMap(({ kind, id, nodes }) => {
      // What is scrolled out of sight in a wide table is seen, and decided, where the screen is wide. A sign alone is as dark as the words beside it.
      const undecided = ({ target: [at], any }: (typeof nodes)[number]) => document.querySelector(String(at))?.closest('.table-room') === null && !any.some(({ message }) => message.includes('only non-text characters'));
      const [first] = nodes.filter((node) => kind === 'axe' || undecided(node));
      if (first === undefined) return [];
      const said = [...first.any, ...first.all, ...first.none].map(({ message }) => message).join(' ');
      return [`${kind}: ${id} at ${first.target.join(' ')} (${said.slice(0, 200)})`];
    });
  }, colours ? options : withoutColours);
}
