import { randomBytes, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { makeInvite } from '#server/access/invites.ts';
import { createApp } from '#server/app.ts';
import { migrate } from '#server/database/migrations.ts';
import { openDatabase } from '#server/database/open.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import type { StaffRole } from '#server/contracts/staff.ts';
import { partnershipBySlug, type PartnershipRow } from '#server/queries/partnerships.ts';
import { ensureStaffSecret } from '#server/sealing/key-file.ts';
import { openKeys } from '#server/sealing/round-keys.ts';
import { aSession, type ASession } from '#test/helpers/a-session.ts';
import type { ServerProcess } from '#test/helpers/server-process.ts';
import { joinWithPasskey } from '#test/helpers/staff.ts';

/** A session that a coordinator planned, and their browser's cookies. */
export interface Planned extends ASession {
  cookies: { name: string; value: string; url: string }[];
}

/** Works beside a running server, in its database and with its keys. */
export async function beside<T>(server: ServerProcess, work: (deps: Deps, partnership: PartnershipRow) => Promise<T>): Promise<T> {
  const { DATA_DIR: dataDir = '', KEY_FILE: keyFile = '', DATABASE_URL: databaseUrl } = server.env;
  const { db, engine, close } = await openDatabase({ dataDir, databaseUrl: databaseUrl === '' ? undefined : databaseUrl });
  try {
    await migrate(db, engine);
    const keys = openKeys(keyFile, []);
    const staff = { secret: await ensureStaffSecret(keyFile, randomBytes), publicUrl: 'http://localhost', councils: [], passwordCost: { N: 2 ** 4, r: 1, p: 1 } };
    const quiet = { info: () => undefined, error: () => undefined };
    const deps: Deps = { db, engine, clock: () => new Date(), random: randomBytes, keys, demo: true, log: quiet, staff };
    const partnership = await partnershipBySlug(db, 'riverside');
    if (partnership === undefined) throw new Error('The demo area is not there.');
    return await work(deps, partnership);
  } finally {
    await close();
  }
}

/** The cookies of somebody with this role, who is signed in. */
export async function cookiesOf(server: ServerProcess, role: StaffRole, deps: Deps, partnership: PartnershipRow): Promise<Planned['cookies']> {
  const { secret } = await makeInvite(deps, { partnershipId: partnership.id, kind: 'role', role, madeFor: role });
  // Stories share a server, and nobody has the address of another.
  const browser = await joinWithPasskey({ app: createApp(deps) }, secret, `${role} ${randomUUID()}`);
  return browser.cookies().split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: server.url }));
}

/** Plans a session of today on a running server, beside it in its database; with a coordinator who is signed in. */
export const planSession = (server: ServerProcess, rounds: readonly string[], languages: readonly string[]): Promise<Planned> =>
  beside(server, async (deps, partnership) => {
    const session = await aSession(deps, partnership.id, { day: dayInLondon(new Date()), rounds, languages, needs: [{ need: 'big-text', people: 2 }, { need: 'one-switch', people: 1 }] });
    return { ...session, cookies: await cookiesOf(server, 'coordinator', deps, partnership) };
  });

/** What a tablet joins by: the four pictures of the poster. */
export interface JoinsBy {
  code: { pictures: readonly string[] };
}

/** Taps the four pictures of a session on `/join`. */
export async function tapPictures(page: Page, { code }: JoinsBy): Promise<void> {
  for (const picture of code.pictures) await page.locator(`.join-pad [data-picture="${picture}"]`).tap();
  await page.locator('.join-chosen .primary').tap();
}

export const pin = '4711';

/** A tablet for many people joins by the pictures, keeps its secret code, takes a PIN, and is made ready. */
export async function tabletJoins(page: Page, session: JoinsBy, language = 'en'): Promise<void> {
  await page.goto(`/join?lang=${language}`);
  await tapPictures(page, session);
  await page.locator('[data-kind="shared"]').tap();
  await page.locator('.secret-card').waitFor();
  await page.locator('.share-part .actions .primary').tap();
  await givePin(page);
}

export async function givePin(page: Page): Promise<void> {
  await page.locator('.pin-field').first().waitFor();
  for (const field of await page.locator('.pin-field').all()) await field.fill(pin);
  await page.locator('form [type="submit"]').tap();
}
