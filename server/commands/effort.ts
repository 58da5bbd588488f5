import { effortOf } from '#server/library/effort.ts';
import { starterSurveys } from '#server/library/surveys.ts';

/** `npm run effort`: screens and taps of every starter survey with every question that may be met, counted from its definition. `npm run ways` counts them as they are answered. */
for (const survey of starterSurveys) {
  const { screens, taps } = effortOf(survey);
  const { one, two, all } = taps;
  process.stdout.write(`${survey.id.padEnd(20)}${String(screens).padStart(3)} screens${String(one).padStart(4)} taps${all === one ? '' : `, ${two} with two wherever several may be chosen, ${all} with all that may`}\n`);
}
