import type { Page } from '@playwright/test';
import { test } from './fixtures.ts';

/** How many pages of paper the browser makes of what our print button prints. */
export async function pagesOnPaper(page: Page, button: string): Promise<number> {
  await page.evaluate(() => {
    window.print = () => dispatchEvent(new Event('beforeprint'));
  });
  await page.locator(button).tap();
  const pdf = await page.pdf({ preferCSSPageSize: true, path: test.info().outputPath('paper.pdf') });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
