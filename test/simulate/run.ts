import { parseArgs } from 'node:util';
import type { Person } from './people.ts';
import { riverside } from './riverside.ts';
import { simulate } from './simulate.ts';

/** `npm run simulate -- --people 600 --seed 1`: people who do not exist answer a made-up area's round on a running server. */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    url: { type: 'string', default: `http://127.0.0.1:${process.env['PORT'] ?? '3000'}` },
    area: { type: 'string', default: 'riverside' },
    round: { type: 'string', default: 'my-future' },
    quiet: { type: 'boolean', default: false },
  },
});

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const server = new URL(values.url);
// A simulated answer must never reach a place where real ones are.
if (!['127.0.0.1', 'localhost', '[::1]'].includes(server.hostname)) fail('The simulation answers only to a server on this machine (127.0.0.1).');
const many = Number(values.people);
if (!Number.isInteger(many) || many < 1 || many > 100_000) fail('--people takes a whole number from 1 to 100000.');

const share = (people: readonly Person[], kindOf: (person: Person) => string) => {
  const counts = new Map<string, number>();
  for (const person of people) counts.set(kindOf(person), (counts.get(kindOf(person)) ?? 0) + 1);
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
};

const started = performance.now();
const { people, outcomes, problems, withoutCard } = await simulate({
  ask: (path, init) => fetch(new URL(path, server), init),
  cohort: riverside(),
  people: many,
  seed: values.seed,
  area: values.area,
  round: values.round,
}).catch((error: unknown) => {
  // What fetch says where nobody answers names neither the address nor what to do.
  if (error instanceof TypeError && error.message === 'fetch failed') fail(`No server answers at ${server.origin}. Start it with npm start, or name its address with --url.`);
  return fail(`The simulation stopped: ${error instanceof Error ? error.message : String(error)}`);
});

const lines = [
  `${people.length} simulated people (seed ${values.seed}) in ${((performance.now() - started) / 1000).toFixed(1)} s: ${outcomes.stored} stored, ${outcomes.there} there already, ${outcomes.held} held, ${outcomes.refused} refused.`,
  `By need: ${share(people, ({ need }) => need)}`,
  `By year: ${share(people, ({ year }) => String(year))}`,
  `By voice: ${share(people, ({ voice }) => voice)}`,
  `By language: ${share(people, ({ language }) => language)}`,
  `By entry: ${share(people, ({ entry }) => entry)}; ${withoutCard} found no card left. ${people.filter(({ writes }) => writes).length} wrote something.`,
  ...problems.map((problem) => `Problem: ${problem}`),
];
if (!values.quiet) process.stdout.write(`${lines.join('\n')}\n`);
if (outcomes.held + outcomes.refused > 0) process.exitCode = 1;
