import type { Reporter, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';

/** A line for each state as it has been looked at, each fault when its tour ends, and at the end what was looked at in all. */
export default class Progress implements Reporter {
  private readonly since = Date.now();
  private readonly sums = new Map<string, number>();
  private done = 0;
  private faults = 0;

  printsToStdio = () => true;

  onStepEnd(_test: TestCase, _result: TestResult, step: TestStep): void {
    if (step.category !== 'test.step') return;
    this.done += 1;
    this.say(`${this.minutes()} min · ${this.done} · ${step.title} · ${(step.duration / 1000).toFixed(1)} s`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const { type, description = '' } of result.annotations) {
      if (type === 'fault') {
        this.faults += 1;
        this.say(`FAULT ${description}`);
      }
      const count = Number(description);
      if (Number.isFinite(count)) this.sums.set(type, (this.sums.get(type) ?? 0) + count);
    }
    this.say(`${this.minutes()} min · ${result.status} · ${test.title}`);
    for (const { stack, message } of result.errors) this.say(stack ?? message ?? 'It failed and does not say why.');
  }

  onError({ stack, message }: TestError): void {
    this.say(stack ?? message ?? 'Something failed and does not say why.');
  }

  onEnd(): void {
    const sums = [...this.sums].map(([what, sum]) => `${what}: ${sum}`);
    this.say([...sums, `faults: ${this.faults}`, `minutes: ${this.minutes()}`].join('\n'));
  }

  private readonly minutes = () => ((Date.now() - this.since) / 60_000).toFixed(1);
  private readonly say = (text: string) => void process.stdout.write(`${text}\n`);
}
