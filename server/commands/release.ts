import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ConfigError, parseConfig } from '#server/config.ts';
import { textKey } from '#server/contracts/text-keys.ts';
import { migrate } from '#server/database/migrations.ts';
import { NoDatabaseError, openExisting } from '#server/database/open.ts';
import { makeRelease, type ReleaseMade } from '#server/jobs/release.ts';
import { libraryCohorts } from '#server/library/cohorts.ts';
import { demoArea, demoRound } from '#server/library/demo-area.ts';
import { releasePolicy } from '#server/library/policy.ts';
import { Problem } from '#server/problems.ts';

/** What the release says, in a few lines: figures as published, never counts. */
function summary({ release, audited }: ReleaseMade): string {
  const all = release.groups.find((figures) => figures.population === 'own' && figures.attribute === 'all');
  const fresh = release.groups.filter((figures) => figures.madeIn === release.number).length;
  const tables = release.groups.filter((figures) => figures.table.kind === 'shown').length;
  const named = (state: string) => release.cohort.categories.filter((category) => category.coverage === state).map(({ group }) => group);
  const lines = [
    `Release ${release.number} of ${release.round.slug} in ${release.partnership.name}, ${release.madeOn}${release.simulated === 'none' ? '' : ' (simulated answers)'}`,
    `  heard in their own voice, by card: ${all?.people.kind === 'shown' ? `about ${all.people.value}` : 'not shown'} of ${release.cohort.total}`,
    `  missing: ${named('missing').join(', ') || 'nobody'}`,
    `  under-heard: ${named('under-heard').join(', ') || 'nobody'}`,
    `  groups with new figures: ${fresh} of ${release.groups.length}; with a table: ${tables}`,
    audited.held
      ? '  No new figures could be shown safely, so the last ones are repeated.'
      : `  audit: ${audited.targets} counts, none can be confined to 1..${release.rules.hiddenUpTo}${audited.coarsened === 0 ? '' : `, after hiding more ${audited.coarsened} times`}`,
  ];
  const hopes = release.measures.findIndex((measure) => measure.by === 'option');
  const measure = release.measures[hopes];
  if (measure !== undefined && all?.table.kind === 'shown') {
    const counts = all.table.counts[hopes] ?? [];
    lines.push(`  ${release.labels['en']?.[textKey.ask(measure.question)] ?? measure.id}`);
    measure.parts.forEach((part, at) => {
      const figure = counts[at];
      lines.push(`    ${release.labels['en']?.[textKey.option(measure.question, part.id)] ?? part.id}: ${figure?.kind === 'shown' ? figure.value : 'not shown'}`);
    });
  }
  return `${lines.join('\n')}\n`;
}

/**
 * `npm run release -- [--round my-future] [--area riverside] [--cohort counts.json]`: makes and freezes the next release.
 * An area that did not come with the product brings its file of known counts.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { area: { type: 'string' }, round: { type: 'string', default: demoRound.slug }, cohort: { type: 'string' } } });
  const config = parseConfig(process.env);
  const area = values.area ?? (values.cohort === undefined && values.round === demoRound.slug ? demoArea.slug : undefined);
  const cohort: unknown = values.cohort === undefined ? libraryCohorts[area ?? ''] : JSON.parse(await readFile(values.cohort, 'utf8'));
  const database = await openExisting(config);
  try {
    await migrate(database.db, database.engine);
    const made = await makeRelease({ db: database.db, clock: () => new Date(), random: randomBytes }, { area, round: values.round, cohort, policy: releasePolicy });
    process.stdout.write(summary(made));
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
    process.stderr.write(`No release was made: ${fault.body.code} ${JSON.stringify(fault.body.params)}\n`);
    process.exitCode = 1;
  } finally {
    await database.close();
  }
}

try {
  await main();
} catch (fault) {
  if (!(fault instanceof NoDatabaseError || fault instanceof ConfigError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
