import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { inviteAdministrator } from '#server/access/first-administrator.ts';
import { ConfigError, parseConfig } from '#server/config.ts';
import { Slug } from '#server/contracts/ids.ts';
import { inviteAddress } from '#server/contracts/screens.ts';
import { migrate } from '#server/database/migrations.ts';
import { openDatabase } from '#server/database/open.ts';
import { addPartnership, partnershipBySlug } from '#server/queries/partnerships.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { publishStarterSurveys } from './starter-surveys.ts';

/** What was said cannot be done. Its message is for the person who runs the command. */
class InviteError extends Error {
  override name = 'InviteError';
}

/**
 * `npm run invite -- --area SLUG [--name NAME]`: a link that makes somebody an administrator of an area; with a name, the
 * area is made first. Links of before that nobody used open nothing any more. For whoever runs the server: an
 * administrator invites others on the screen.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { area: { type: 'string' }, name: { type: 'string' } } });
  const slug = Slug.safeParse(values.area);
  if (!slug.success) throw new InviteError('Say for which area, in small letters, digits and dashes: npm run invite -- --area riverside');
  const config = parseConfig(process.env);
  const { db, engine, close } = await openDatabase(config);
  try {
    await migrate(db, engine);
    const name = values.name?.trim();
    if ((await partnershipBySlug(db, slug.data)) === undefined) {
      if (name === undefined || name === '') throw new InviteError(`There is no area ${slug.data}. To make it, say its name too: --name "…"`);
      const id = uuidFrom(randomBytes(16));
      await addPartnership(db, { id, slug: slug.data, name, made_up: 0 });
      await publishStarterSurveys(db, id);
    }
    const area = await partnershipBySlug(db, slug.data);
    if (area === undefined) throw new InviteError('The area could not be made.');
    const { secret, expiresAt } = await inviteAdministrator({ db, clock: () => new Date(), random: randomBytes }, area.id);
    process.stdout.write(`This link makes an administrator of ${area.name}. It opens once, until ${expiresAt}:\n  ${inviteAddress(config.publicUrl, secret)}\n`);
  } finally {
    await close();
  }
}

try {
  await main();
} catch (fault) {
  if (!(fault instanceof InviteError || fault instanceof ConfigError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
