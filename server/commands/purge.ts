import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { parseConfig } from '#server/config.ts';
import { migrate } from '#server/database/migrations.ts';
import { NoDatabaseError, openExisting, sqliteFile } from '#server/database/open.ts';
import { isProven, purgeBySlug, purgeDue, purgeOldCopies, purgeOldDevices, type PurgeReport } from '#server/jobs/purge.ts';
import { purgeStaff } from '#server/jobs/purge-staff.ts';
import { retention } from '#server/library/policy.ts';
import { Problem } from '#server/problems.ts';
import { KeyFileError } from '#server/sealing/key-file.ts';

/** What was there, what is left, and how that was found out. */
function said(report: PurgeReport): string {
  const { round, parts, before, after, keysDestroyed, keysLeft, sample, traces } = report;
  const counts = (Object.keys(before) as (keyof typeof before)[]).map((table) => `    ${table.padEnd(16)} ${String(before[table]).padStart(8)} → ${after[table]}`);
  const lines = [
    `The ${parts.join(' and the ')} of the round ${round} are purged.`,
    '  rows before → after',
    ...counts,
    `  its key: ${keysDestroyed} destroyed, ${keysLeft} left in the key file`,
    sample === undefined
      ? '  nothing sealed of it was there to try a key on'
      : `  a sealed sample: ${sample.openedBefore ? 'opened before' : 'did not open before'}; ${sample.opensNow ? 'IT STILL OPENS' : `opens with none of the ${sample.keysTried} keys left, nor with its own`}`,
  ];
  if (traces === undefined) {
    lines.push('  PostgreSQL cleared the deleted rows (vacuum). Its log and its archived log still hold them until they are recycled;', '  freed pages until they are filled again, unless --rewrite was given.');
  } else {
    lines.push(
      `  the database's files: ${traces.foundBefore} of ${traces.pieces} pieces of them found before, ${traces.foundAfter} after, in ${traces.bytes} bytes${traces.rewritten ? ', written anew' : ''}`,
      traces.logEmptied ? '  its log is empty' : '  ITS LOG COULD NOT BE EMPTIED: somebody reads all the time. Run this again.',
    );
  }
  lines.push(
    '  Kept: receipts and withdrawals (so that a late copy cannot come back), keep-card copies, releases, the audit log.',
    '  Not reached from here: backups. Delete copies of the key file made before today, and the words in old backups can be read no more.',
    isProven(report) ? '  Nothing of it was found again.' : '  NOT PROVEN: see above.',
    '',
  );
  return lines.join('\n');
}

/**
 * `npm run purge`: purges all that is past its keeping. `-- --round SLUG`: one round now, its words and answers;
 * `--only words` leaves the answers; `--even-open` also while people can answer; `--rewrite` writes the tables anew.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { round: { type: 'string' }, only: { type: 'string' }, 'even-open': { type: 'boolean', default: false }, rewrite: { type: 'boolean', default: false } },
  });
  if (values.only !== undefined && values.only !== 'words') throw new Problem('not-found', { only: values.only });
  const config = parseConfig(process.env);
  const database = await openExisting(config);
  const { db, engine } = database;
  try {
    await migrate(db, engine);
    const deps = { db, engine, clock: () => new Date(), random: randomBytes, keyFile: config.keyFile, file: engine === 'sqlite' ? sqliteFile(config.dataDir) : undefined };
    const reports =
      values.round === undefined
        ? await purgeDue(deps, retention, values.rewrite)
        : [await purgeBySlug(deps, values.round, { ...(values.only === undefined ? {} : { parts: ['words'] }), evenOpen: values['even-open'], rewrite: values.rewrite })];
    const copies = values.round === undefined ? await purgeOldCopies(deps) : 0;
    if (copies > 0) process.stdout.write(`Copies for keep cards whose time is over: ${copies} deleted.\n`);
    const devices = values.round === undefined ? await purgeOldDevices(deps) : 0;
    if (devices > 0) process.stdout.write(`Devices of sessions long over: ${devices} deleted.\n`);
    const staff = values.round === undefined ? await purgeStaff(deps) : undefined;
    if (staff !== undefined && staff.invites + staff.unfinished > 0) process.stdout.write(`Invites long over: ${staff.invites} deleted, with ${staff.unfinished} people who never finished signing in.\n`);
    process.stdout.write(reports.length === 0 ? 'No round is past its keeping.\n' : reports.map(said).join('\n'));
    if (!reports.every(isProven)) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

try {
  await main();
} catch (fault) {
  if (!(fault instanceof Problem || fault instanceof KeyFileError || fault instanceof NoDatabaseError)) throw fault;
  process.stderr.write(fault instanceof Problem ? `Nothing was purged: ${fault.body.code} ${JSON.stringify(fault.body.params)}\n` : `${fault.message}\n`);
  process.exitCode = 1;
}
