import { relative } from 'node:path';
import * as z from 'zod/mini';

/** How long a test took, in milliseconds. */
export interface Timing {
  file: string;
  title: string;
  took: number;
}

/** What we read of vitest's report. */
const UnitReport = z.object({
  testResults: z.array(z.object({ name: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), duration: z.nullish(z.number()) })) })),
});

const Spec = z.object({ title: z.string(), file: z.string(), tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })) });
interface Suite {
  specs: z.infer<typeof Spec>[];
  suites?: Suite[] | undefined;
}
const Suite: z.ZodMiniType<Suite> = z.object({ specs: z.array(Spec), suites: z.optional(z.lazy(() => z.array(Suite))) });

/** What we read of Playwright's report. */
const JourneysReport = z.object({ suites: z.array(Suite) });

const inSuite = ({ specs, suites = [] }: Suite): Timing[] => [
  ...specs.map(({ title, file, tests }) => ({ title, file, took: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0) })),
  ...suites.flatMap(inSuite),
];

/** The tests of a report of either runner; none where it is neither's. */
export function timingsIn(report: unknown, root: string): Timing[] {
  const unit = UnitReport.safeParse(report);
  if (unit.success) return unit.data.testResults.flatMap(({ name, assertionResults }) => assertionResults.map(({ fullName, duration }) => ({ file: relative(root, name), title: fullName, took: duration ?? 0 })));
  const journeys = JourneysReport.safeParse(report);
  return journeys.success ? journeys.data.suites.flatMap(inSuite) : [];
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1).padStart(6)} s`;
const longestOf = <T extends { took: number }>(all: readonly T[]): T[] => all.toSorted((one, other) => other.took - one.took).slice(0, 10);

/** The ten longest files, each as the sum of its tests, and the ten longest tests: a line each. */
export function longest(timings: readonly Timing[]): string[] {
  const files = Map.groupBy(timings, ({ file }) => file);
  const sums = [...files].map(([file, all]) => ({ file, took: all.reduce((sum, { took }) => sum + took, 0) }));
  return [
    ...longestOf(sums).map(({ file, took }) => `${seconds(took)} · ${file}`),
    ...longestOf(timings).map(({ file, title, took }) => `${seconds(took)} · ${file} · ${title}`),
  ];
}
