import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run bench -- <name>`: one benchmark by name. Each is a file here that exports `run`; the names are those of the files
 * `*.bench.ts`. They print figures side by side from one run and never fail a build: times depend on the machine.
 */
const isBenchmark = (module: unknown): module is { run: (args: string[]) => Promise<void> } =>
  typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  process.stderr.write(`Which benchmark? One of: ${names.join(', ')}\n`);
  process.exitCode = 1;
} else {
  const loaded: unknown = await import(join(import.meta.dirname, `${name}.bench.ts`));
  if (!isBenchmark(loaded)) throw new Error(`test/bench/${name}.bench.ts exports no run.`);
  await loaded.run(rest);
}
