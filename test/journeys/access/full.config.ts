import { defineConfig } from '@playwright/test';
import usual from '../playwright.config.ts';

/** `npm run access:full`: every state of every screen in every combination of language, theme, text size and symbols. Takes its time. */
process.env['ACCESS'] = 'full';

export default defineConfig(usual, { testDir: '..', testMatch: 'access.story.ts' });
