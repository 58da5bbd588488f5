import { readFile } from 'node:fs/promises';
import type { HeldDevice } from './seats.ts';

/**
 * Sealed answers are saved to files on one device and brought in on another, as a coordinator does it on the page of each.
 * Returns whether there was anything to carry.
 */
export async function carry(from: HeldDevice, to: HeldDevice): Promise<boolean> {
  const page = await from.browser.aside();
  const files: { name: string; buffer: Buffer }[] = [];
  try {
    await page.goto(`${from.way.url}/device?lang=en`, { timeout: 4_000, waitUntil: 'commit' });
    await page.locator('[data-part=carry] .device-files .button').first().tap({ timeout: 3_000 });
    const links = page.locator('[data-part=carry] .device-links a');
    if (!(await links.first().waitFor({ timeout: 2_000 }).then(() => true, () => false))) return false;
    for (let at = 0; at < (await links.count()); at += 1) {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 3_000 }), links.nth(at).tap()]);
      files.push({ name: download.suggestedFilename(), buffer: await readFile(await download.path()) });
    }
  } finally {
    await page.close().catch(() => undefined);
  }
  const there = await to.browser.aside();
  try {
    await there.goto(`${to.way.url}/device?lang=en`, { timeout: 4_000, waitUntil: 'commit' });
    for (const { name, buffer } of files) {
      await there.locator('.device-file').setInputFiles({ name, mimeType: 'application/json', buffer }, { timeout: 3_000 });
      await there.locator('[data-part=carry] .notice.good').last().waitFor({ timeout: 2_000 });
    }
  } finally {
    await there.close().catch(() => undefined);
  }
  return true;
}
