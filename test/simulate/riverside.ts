import type { Cohort } from '#server/contracts/cohort.ts';
import { riversideCohort } from '#server/library/cohorts/riverside.ts';
import { parseCohort } from '#server/themes/cohort.ts';

/** The known number of young people by need and year, over which the simulated ones are drawn. Throws where the file is not in order. */
export function riverside(): Cohort {
  const reading = parseCohort(riversideCohort);
  if (reading.kind === 'problem') throw new Error(`The cohort file is not in order: ${reading.problem.code}`);
  return reading.cohort;
}
