import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import usual from '../playwright.config.ts';

/**
 * `npm run morning`: a coordinator's whole morning, too long for `npm test`. `STORY_LANGUAGE=ur` tells it in another
 * language, `PICTURES=folder` keeps pictures of it, and it prints how many minutes twelve pupils take on three tablets.
 */
export default defineConfig({
  ...usual,
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, '../../../test-results/morning'),
  projects: [{ name: 'morning', testMatch: '*.morning.ts' }],
  workers: 1,
  timeout: 30 * 60_000,
  reporter: [['list']],
});
