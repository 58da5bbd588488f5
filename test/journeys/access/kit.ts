import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { measurePage } from './in-page.ts';
import { axeSays, heightOfAll, putOn, whatIsThere } from './look-over.ts';

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const functions = Object.entries({ putOn, measurePage, axeSays, whatIsThere, heightOfAll }).map(([name, one]) => `${name}: ${one.toString()}`);

/**
 * Brings axe and our own looking to the document that is there, unless it has them. The code is evaluated by the
 * browser's debugger, which the page's own policy, strict as it is, does not touch.
 */
export async function bringKit(page: Page): Promise<void> {
  if (await page.evaluate(() => 'lookOver' in window)) return;
  await page.evaluate(await axe);
  await page.evaluate(`window.lookOver = { ${functions.join(',\n')}, known: new Map() }`);
}
