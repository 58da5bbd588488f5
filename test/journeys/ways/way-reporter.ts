import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import * as z from 'zod/mini';
import { ways } from './person.ts';

const WayTaken = z.object({
  way: z.enum(ways),
  survey: z.string(),
  screens: z.number(),
  presses: z.number(),
  letters: z.number(),
  /** For each answer, how many things were framed, or keys pressed, until it was given. */
  toAnswers: z.array(z.number()),
  passedOver: z.array(z.string()),
  hands: z.number(),
  withReading: z.number(),
});
/** What one survey took by one way; in minutes. */
export type WayTaken = z.infer<typeof WayTaken>;

/** Most scan steps to an answer, on average. */
const mostSteps = 4;

const average = (steps: readonly number[]): string => (steps.reduce((sum, each) => sum + each, 0) / Math.max(1, steps.length)).toFixed(2);
const noun = { 'one-switch': 'presses', 'two-switches': 'presses', keyboard: 'keys', touch: 'taps' } as const;
const isScanned = ({ way }: WayTaken) => way === 'one-switch' || way === 'two-switches';

/** A line for people. */
function lineOf({ way, survey, screens, presses, letters, toAnswers, passedOver, hands, withReading }: WayTaken): string {
  const steps = way === 'touch' ? '' : `, ${average(toAnswers)} ${way === 'keyboard' ? 'keys' : 'steps'} to an answer (${toAnswers.length}, at most ${Math.max(...toAnswers)})`;
  const over = `${letters === 0 ? '' : `, ${letters} letters written`}${passedOver.length === 0 ? '' : `, not written: ${passedOver.join(' ')}`}`;
  return `${survey.padEnd(20)}${way.padEnd(14)}${String(screens).padStart(2)} screens ${String(presses).padStart(3)} ${noun[way].padEnd(8)}${hands.toFixed(1).padStart(5)} min, with reading ${withReading.toFixed(1).padStart(4)}${steps}${over}`;
}

/** Prints what each survey took by each way, and how far an answer is from who scans; fails where that is too far. */
export default class WayReporter implements Reporter {
  private readonly taken: WayTaken[] = [];
  private failed = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    const here = test.annotations.flatMap(({ type, description }) => (type === 'way' ? [WayTaken.parse(JSON.parse(description ?? ''))] : []));
    if (result.status === 'passed') this.taken.push(...here);
    else this.failed += 1;
    process.stdout.write(`${result.status === 'passed' ? here.map(lineOf).join('\n') : `FAILED ${test.title}\n${result.errors.map(({ message }) => message).join('\n')}`}\n`);
  }

  onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const scanned = this.taken.filter(isScanned);
    for (const way of ways.filter((each) => scanned.some((taken) => taken.way === each))) process.stdout.write(`${way}: ${average(scanned.filter((taken) => taken.way === way).flatMap(({ toAnswers }) => toAnswers))} steps to an answer on average\n`);
    const all = scanned.flatMap(({ toAnswers }) => toAnswers);
    const tooFar = Number(average(all)) > mostSteps;
    process.stdout.write(`All ${all.length} answers by switch: ${average(all)} steps on average${all.length === 0 ? '' : `, ${Math.max(...all)} at most`}; to hold: ${mostSteps} on average${tooFar ? ': TOO FAR' : ''}\n`);
    process.stdout.write(`${this.taken.length} passed, ${this.failed} failed\n`);
    return Promise.resolve({ status: tooFar ? 'failed' : result.status });
  }
}
