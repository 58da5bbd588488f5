import type { Cohort, Need } from '#server/contracts/cohort.ts';
import type { Measure } from '#server/contracts/release.ts';
import type { Answer, Voice } from '#server/contracts/response.ts';
import { measuresOf } from '#server/themes/measures.ts';
import { parseCohort } from '#server/themes/cohort.ts';
import { riversideCohort } from '#server/library/cohorts/riverside.ts';
import { myFuture } from '#server/library/my-future.ts';
import { declaredTables, mergedNeed, releaseRules } from '#server/library/policy.ts';
import { assembleRelease, type MadeRelease, type PastRelease } from '#server/themes/assemble.ts';
import type { Counted } from '#server/themes/tally.ts';
import { sequence } from '#server/themes/worlds.ts';
import type { ReleaseRules } from '#server/contracts/release.ts';

/** The cohort of the made-up area. */
export function riverside(): Cohort {
  const reading = parseCohort(riversideCohort);
  if (reading.kind === 'problem') throw new Error(reading.problem.code);
  return reading.cohort;
}

export const declared = declaredTables['my-future']?.measures ?? [];
export const measures: Measure[] = measuresOf(myFuture, declared);

/** How a crowd is drawn: who is likely to answer, and with what. */
export interface CrowdShape {
  people: number;
  /** Weight of a category in answering; 1 where nothing is said. */
  weight?: Readonly<Record<string, number>>;
  openLink?: number;
  chosenFor?: number;
}

const pick = <T>(list: readonly T[], random: () => number): T => {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** Made-up responses over the cohort's cells, no cell holding more people than children. Options differ in how liked they are. */
export function crowd(cohort: Cohort, shape: CrowdShape, seed: number, taken: ReadonlyMap<string, number> = new Map()): Counted[] {
  const random = sequence(seed);
  const left = new Map(cohort.cells.map((cell) => [`${cell.year}.${cell.need}`, cell.children - (taken.get(`${cell.year}.${cell.need}`) ?? 0)]));
  const list: Counted[] = [];
  const weigh = (year: number, need: Need) => (shape.weight?.[`year-${year}`] ?? 1) * (shape.weight?.[need] ?? 1);
  for (let at = 0; at < shape.people; at += 1) {
    const cells = cohort.cells.filter((cell) => (left.get(`${cell.year}.${cell.need}`) ?? 0) > 0);
    const total = cells.reduce((sum, cell) => sum + (left.get(`${cell.year}.${cell.need}`) ?? 0) * weigh(cell.year, cell.need), 0);
    if (total <= 0) break;
    let dart = random() * total;
    const cell = cells.find((one) => (dart -= (left.get(`${one.year}.${one.need}`) ?? 0) * weigh(one.year, one.need)) <= 0) ?? pick(cells, random);
    left.set(`${cell.year}.${cell.need}`, (left.get(`${cell.year}.${cell.need}`) ?? 0) - 1);
    const open = random() < (shape.openLink ?? 0.05);
    const voice: Voice = random() < (shape.chosenFor ?? 0.1) ? 'chosen-for' : pick(['own', 'read-to', 'pressed-for', 'explained'] as const, random);
    list.push({
      id: `${seed}-${at}`,
      entry: open ? 'open-link' : 'card',
      ...(open ? {} : { year: cell.year, need: cell.need }),
      language: pick(['en-simple', 'en-simple', 'en-simple', 'en', 'ur', 'pl'], random),
      simulated: true,
      answers: measures.filter((measure) => measure.by === 'option').flatMap((measure) => answerOf(measure, voice, random)),
    });
  }
  return list;
}

function answerOf(measure: Measure, voice: Voice, random: () => number): Answer[] {
  if (random() < 0.03) return [{ question: measure.question, voice, value: { kind: 'skipped' } }];
  const chosen = new Set<string>();
  const many = measure.most === 1 ? 1 : 1 + Math.floor(random() * measure.most);
  // Squared: the first options are liked far more than the last, so that small counts are common.
  for (let at = 0; at < many; at += 1) chosen.add(measure.parts[Math.floor(random() ** 2 * measure.parts.length)]?.id ?? '');
  const options = [...chosen];
  return [{ question: measure.question, voice, value: measure.most === 1 ? { kind: 'choice', option: options[0] ?? '' } : { kind: 'several', options } }];
}

/** Releases of one round, one after the other, as the real command makes them. */
export class Releases {
  readonly past: PastRelease[] = [];
  readonly withdrawn = new Map<string, string>();
  private readonly cohort: Cohort;
  private readonly rules: ReleaseRules;

  constructor(cohort: Cohort, rules: ReleaseRules = releaseRules) {
    this.cohort = cohort;
    this.rules = rules;
  }

  make(responses: readonly Counted[], madeOn: string): MadeRelease {
    const number = this.past.length + 1;
    const made = assembleRelease({
      head: {
        id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
        number,
        madeOn,
        partnership: { slug: 'riverside', name: 'Riverside', madeUp: true },
        round: { slug: 'my-future', opensOn: '2026-09-01', closesOn: '2027-07-31' },
        labels: {},
      },
      survey: myFuture,
      declared,
      rules: this.rules,
      mergedNeed,
      cohort: this.cohort,
      responses: responses.filter(({ id }) => !this.withdrawn.has(id)),
      withdrawn: this.withdrawn,
      past: this.past,
    });
    if (made.kind === 'release') this.past.push({ release: made.release, members: made.members });
    return made;
  }
}
