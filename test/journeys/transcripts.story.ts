import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerAny } from './any-survey.ts';
import { withFakeSound } from './fake-sound.ts';
import { expect, test, withoutWorker } from './fixtures.ts';

/**
 * What a screen reader reads of each kind of question, in its order: roles, names and states of the accessibility tree. The texts in
 * `transcripts/` are to be read by a person where they change; `TRANSCRIPTS=write npm run journeys -- transcripts` writes them anew.
 */
test.use({ ...withoutWorker, launchOptions: withFakeSound });
const folder = join(import.meta.dirname, 'transcripts');

async function reads(page: Page, kind: string): Promise<void> {
  const said = `${await page.locator('section[data-page]:visible').ariaSnapshot()}\n`;
  const file = join(folder, `${kind}.txt`);
  if (process.env['TRANSCRIPTS'] === 'write') await writeFile(file, said);
  expect(said, kind).toBe(await readFile(file, 'utf8'));
}

/** Each page of a survey on which a kind of question is met, and what is waited for before it is read. */
const pages: readonly (readonly [survey: string, page: string, kind: string, ready: string])[] = [
  ['live-issue', 'practice', 'choice', '.cards'],
  ['live-issue', 'problem', 'choice, words and sound', '[data-part="record"]'],
  ['live-issue', 'better-drawing', 'drawing', '.paper'],
  ['live-issue', 'helpful-thing', 'photo', '[data-part="take"]'],
  ['my-future-2', 'people', 'several and scale', '.cards'],
  ['my-future-2', 'can-do', 'board', '.board'],
  ['parents', 'seen-early', 'weeks', '.weeks'],
];

for (const survey of new Set(pages.map(([survey]) => survey))) {
  test(`What a screen reader reads in ${survey}`, async ({ page }) => {
    await page.goto(`/answer/${survey}/en`);
    for (const [, at, kind, ready] of pages.filter(([one]) => one === survey)) {
      await answerAny(page, at);
      await expect(page.locator(`section[data-page="${at}"]:visible ${ready}`).first()).toBeVisible();
      await reads(page, kind);
    }
  });
}
