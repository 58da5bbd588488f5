import { effortOf } from '#server/library/effort.ts';
import { starterSurveys } from '#server/library/surveys.ts';

/** `npm run effort`: screens and taps of every starter survey, at their most. */
for (const survey of starterSurveys) {
  const { screens, taps } = effortOf(survey);
  process.stdout.write(`${survey.id.padEnd(20)}${String(screens).padStart(3)} screens${String(taps).padStart(4)} taps\n`);
}
