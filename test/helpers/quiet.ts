import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

const methods = ['debug', 'info', 'log', 'warn', 'error'] as const;
const untouched = { ...console };
let said: string[] = [];

/**
 * A test that writes to the console fails, and says what was written: a warning of a library is either mended
 * or expected. A test that expects one replaces the method itself (`vi.spyOn(console, 'warn').mockReturnValue()`).
 */
beforeEach(() => {
  said = [];
  for (const method of methods) {
    console[method] = (...values: unknown[]) => void said.push(`console.${method}: ${format(...values)}`);
  }
});

afterEach(() => {
  Object.assign(console, untouched);
  const unexpected = said;
  said = [];
  if (unexpected.length > 0) throw new Error(`Unexpected console output:\n${unexpected.join('\n')}`);
});
