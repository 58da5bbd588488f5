import type { Page } from '@playwright/test';
import type { ServerProcess } from '#test/helpers/server-process.ts';
import { numberOf } from '#test/helpers/totp.ts';
import { expect } from './fixtures.ts';

/** A link for an administrator of the demo area, as whoever runs the server makes it. */
export async function administratorLink(server: ServerProcess): Promise<string> {
  const said = await server.run('server/commands/invite.ts', '--area', 'riverside');
  const [link] = /https?:\/\/\S+#\S+/.exec(said) ?? [];
  if (link === undefined) throw new Error(said);
  return link;
}

/** Somebody chose English here before: else staff's screens speak the first language of their area. */
export const speaksEnglish = (page: Page): Promise<unknown> => page.addInitScript(() => sessionStorage.setItem('access', JSON.stringify({ format: 1, language: 'en' })));

/** The same address by a name: a passkey belongs to one, and an address of numbers has none. */
export const byName = (address: string): string => address.replace('127.0.0.1', 'localhost');

/**
 * A device that has passkeys, and knows its owner's finger; from `anotherFinger` on it is none that the device knows.
 * @param hasPrf whether they give bytes that lock something.
 */
export async function hasPasskeys(page: Page, hasPrf = true): Promise<{ anotherFinger(): Promise<unknown>; count(): Promise<number>; remove(): Promise<unknown> }> {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, hasPrf, automaticPresenceSimulation: true } as const;
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', { options });
  const count = async () => (await device.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
  return { count, anotherFinger: () => device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }), remove: () => device.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }) };
}

export const field = (page: Page, name: string) => page.locator(`input[name="${name}"]`);
export const submit = (page: Page) => page.locator('main form [type="submit"]').first();

/** Says who one is on an invite. */
export async function sayWho(page: Page, name: string, email: string): Promise<void> {
  await field(page, 'name').fill(name);
  await field(page, 'email').fill(email);
  await submit(page).tap();
  await expect(field(page, 'new-password')).toBeVisible();
}

/** Chooses a password; then what the page says to an authenticator app, so many half minutes from now. */
export async function choosePassword(page: Page, password: string): Promise<(steps?: number) => string> {
  await field(page, 'new-password').fill(password);
  await submit(page).tap();
  await expect(page.locator('.qr-picture')).toBeVisible();
  const secret = (await page.locator('.staff-secret').innerText()).replaceAll(/\s/g, '');
  return (steps) => numberOf(`otpauth://totp/app?secret=${secret}`, steps);
}
