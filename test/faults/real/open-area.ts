import { randomBytes } from 'node:crypto';
import { parseConfig } from '#server/config.ts';
import { migrate } from '#server/database/migrations.ts';
import { openDatabase } from '#server/database/open.ts';
import { openRound } from '#server/jobs/open-round.ts';
import { addPartnership, partnershipBySlug } from '#server/queries/partnerships.ts';
import { publishSurvey } from '#server/queries/publish-survey.ts';
import { bundleFor } from '#test/examples/school-day.ts';
import { nextRound, shortRound, shortSurvey } from './short-survey.ts';

/**
 * `node test/faults/real/open-area.ts [edition] [version]`, with a server's settings: opens the two rounds of the real layer in a
 * made-up area of its own; run again with a higher edition it corrects the words, with a higher version it asks that one.
 */
const [edition = '1', version = '1'] = process.argv.slice(2);
const { dataDir, databaseUrl, keyFile } = parseConfig(process.env);
const { db, engine, close } = await openDatabase({ dataDir, databaseUrl });
try {
  await migrate(db, engine);
  const area = (await partnershipBySlug(db, shortRound.area)) ?? { id: crypto.randomUUID(), slug: shortRound.area, name: 'Hillside', made_up: 1 };
  if ((await partnershipBySlug(db, shortRound.area)) === undefined) await addPartnership(db, area);
  const survey = { ...shortSurvey, version: Number(version) };
  const wrong = await publishSurvey(db, area.id, { survey, bundles: shortRound.languages.map((language) => bundleFor(survey, language, edition === '1' ? '' : ` ${edition}`)) });
  if (wrong !== undefined) throw new Error(JSON.stringify(wrong));
  for (const { slug, languages } of [shortRound, nextRound]) {
    await openRound({ db, random: randomBytes, keyFile, demo: true }, area, { slug, survey, opensOn: '2020-01-01', closesOn: '2099-12-31', languages, words: true }, []);
  }
} finally {
  await close();
}
