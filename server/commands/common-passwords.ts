import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { commonDigest, digestBytes, leastLetters } from '#server/access/common-passwords.ts';

/**
 * `node server/commands/common-passwords.ts FILE`: makes the list of common passwords anew, from a JSON list of them such as
 * `src/passwords.json` of @zxcvbn-ts/language-common.
 */
async function main(): Promise<void> {
  const [from] = process.argv.slice(2);
  if (from === undefined) throw new Error('Say which file: node server/commands/common-passwords.ts FILE');
  const words = z.array(z.string()).parse(JSON.parse(await readFile(from, 'utf8')));
  const bare = words.map((word) => word.normalize('NFKD').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')).filter((word) => word.length >= leastLetters);
  const digests = [...new Set(bare)].map(commonDigest).toSorted(Buffer.compare);
  await writeFile(join(import.meta.dirname, '../access/common-passwords.bin'), Buffer.concat(digests));
  process.stdout.write(`${digests.length} passwords, ${digests.length * digestBytes} bytes\n`);
}

await main();
