import { ensureBuilt } from '#server/commands/ensure-built.ts';
import { prepareServer } from '#test/helpers/server-process.ts';
import { cases } from './cases.ts';
import type { Looked } from './look.ts';
import { scanHandOver, selfTest, wordsPerPerson } from './scan.ts';

/** `npm run scan-hand-over`: what is left on a shared tablet after each way in which a person comes to an end. */

const say = (line: string) => process.stdout.write(`${line}\n`);
const size = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
const foundIn = ({ found }: Looked) => found.map(({ where, form, marker }) => `  FOUND ${marker.what}, as ${form}, in ${where}`);

await ensureBuilt();
const server = await prepareServer();
try {
  await server.start();
  const tried = await selfTest(server, Math.random);
  for (const { place, inPage, onDisk } of tried) say(`self-test: words left in ${place} are ${inPage ? 'found' : 'MISSED'} in the page and ${onDisk ? 'found' : 'MISSED'} on disk`);

  const { planted, inPage, onDisk } = await scanHandOver(server, cases, Math.random);
  for (const { name, markers } of planted) say(`planted by "${name}": ${wordsPerPerson} words in 8 kinds of writing, and ${markers.slice(wordsPerPerson).map(({ what }) => what).join(', ')}`);
  say('photos: none, the product takes none yet');
  for (const { name, looked } of inPage) {
    say(`after "${name}", in the page: ${looked.pieces} things of every storage, ${size(looked.bytes)}, ${looked.found.length} found`);
    foundIn(looked).forEach(say);
  }
  say(`after the browser’s exit, on disk: ${onDisk.pieces} files, ${size(onDisk.bytes)}, ${onDisk.unpacked} blocks and logs of LevelDB unpacked, ${onDisk.found.length} found`);
  foundIn(onDisk).forEach(say);
  const left = onDisk.found.length + inPage.reduce((sum, { looked }) => sum + looked.found.length, 0);
  say(`${left} reachable after hand-over`);
  if (left > 0 || tried.some((one) => !one.inPage || !one.onDisk)) process.exitCode = 1;
} finally {
  await server.remove();
}
