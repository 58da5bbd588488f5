import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Prints what each way took, a line each. */
export default class WayReporter implements Reporter {
  onTestEnd(test: TestCase, result: TestResult): void {
    const took = test.annotations.map(({ description }) => description).join('; ');
    process.stdout.write(`${result.status === 'passed' ? test.title.padEnd(40) : `${result.status.toUpperCase()} ${test.title}`} ${took}\n${result.errors.map(({ message }) => `${message}\n`).join('')}`);
  }
}
