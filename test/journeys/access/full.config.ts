import { defineConfig } from '@playwright/test';
import usual from '../playwright.config.ts';

/**
 * `npm run access:full`: every state of every screen in every combination of language, theme, text size and symbols.
 * Takes its time, and must not fail because a machine takes more.
 */
process.env['ACCESS'] = 'full';

export default defineConfig(usual, {
  testDir: '..',
  projects: [
    { name: 'first', testMatch: 'access-results.story.ts' },
    { name: 'long', testMatch: ['access.story.ts', 'access-planted.story.ts'] },
    { name: 'stories', testMatch: 'rules-of-looks.story.ts' },
  ],
  expect: { timeout: 60_000 },
  reporter: [['./progress.ts']],
  use: { actionTimeout: 60_000, navigationTimeout: 120_000 },
});
