import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import type * as z from 'zod/mini';
import { createApp } from '#server/app.ts';
import { parseConfig } from '#server/config.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { Carried } from '#server/contracts/carried.ts';
import { Receipts } from '#server/contracts/envelope.ts';
import { PieceReceipts } from '#server/contracts/piece.ts';
import { ProblemBody } from '#server/contracts/problem.ts';
import { migrate } from '#server/database/migrations.ts';
import { NoDatabaseError, openExisting } from '#server/database/open.ts';
import { jsonLog } from '#server/log.ts';
import { everyRoundKey } from '#server/queries/round-keys.ts';
import { KeyFileError } from '#server/sealing/key-file.ts';
import { openKeys } from '#server/sealing/round-keys.ts';

/** What became of the envelopes of a file: how many, by outcome and reason. Nothing of what is in them. */
export interface Imported {
  stored: number;
  late: number;
  already: number;
  /** Pieces of what is attached to them that are on this server now. */
  pieces: number;
  /** By problem code. Kept sealed, for a person to look at. */
  held: Map<string, number>;
  /** By problem code. Not kept: the file is to be kept instead. */
  refused: Map<string, number>;
  /** By problem code, or `no-answer`: the server's trouble, so importing the file again helps. */
  failed: Map<string, number>;
}

/** The file is not one in which envelopes are carried. Its message is for the person who brought it. */
export class CarriedFileError extends Error {
  override name = 'CarriedFileError';
}

/** Text of one request, well below the bound of a body. */
const requestLength = bounds.bodyBytes / 2;

const add = (counts: Map<string, number>, code: string, many = 1): void => void counts.set(code, (counts.get(code) ?? 0) + many);

/** The envelopes, or pieces, in requests of at most so many and so much; one that is too large goes alone, to be refused alone. */
function inRequests(envelopes: readonly unknown[]): string[][] {
  const requests: string[][] = [];
  let length = Infinity;
  for (const envelope of envelopes) {
    const text = JSON.stringify(envelope);
    const last = requests.at(-1);
    if (last === undefined || last.length === bounds.envelopesPerBatch || length + text.length > requestLength) {
      requests.push([text]);
      length = text.length;
    } else {
      last.push(text);
      length += text.length;
    }
  }
  return requests;
}

/**
 * Takes carried envelopes in by the same door as those that come over the network, so that each counts once by
 * whichever way and however often it comes.
 * @param text the file's, of which nothing is believed yet.
 * @param post sends the body of `POST /api/envelopes`, and of `POST /api/pieces` for what is attached to them.
 * @throws {CarriedFileError} when the file is not one.
 */
export async function importEnvelopes(text: string, post: (path: string, body: string) => Promise<Response>): Promise<Imported> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new CarriedFileError('The file is cut short or damaged. Nothing was taken from it. Bring it from the device again.');
  }
  const carried = Carried.safeParse(content);
  if (!carried.success) throw new CarriedFileError('The file is not one in which answers are carried, or from a newer version. Nothing was taken from it.');
  const imported: Imported = { stored: 0, late: 0, already: 0, pieces: 0, held: new Map(), refused: new Map(), failed: new Map() };
  for (const request of inRequests(carried.data.envelopes)) {
    const replied = await repliedTo(post('/api/envelopes', `{"envelopes":[${request.join()}]}`), Receipts, request.length, imported);
    for (const receipt of replied?.receipts ?? []) note(imported, receipt);
  }
  for (const request of inRequests(carried.data.pieces ?? [])) await importPieces(request, imported, post);
  return imported;
}

/** What a door answered for each; `undefined` where it took none of them, which is then counted for all. */
async function repliedTo<T>(posted: Promise<Response>, schema: z.ZodMiniType<T>, many: number, imported: Imported): Promise<T | undefined> {
  const body: unknown = await (await posted).json();
  const replied = schema.safeParse(body);
  if (replied.success) return replied.data;
  const code = ProblemBody.safeParse(body).data?.code ?? 'no-answer';
  add(code === 'body-too-large' ? imported.refused : imported.failed, code, many);
  return undefined;
}

/** Takes pieces in by their own door, after their envelopes. */
async function importPieces(request: readonly string[], imported: Imported, post: (path: string, body: string) => Promise<Response>): Promise<void> {
  const replied = await repliedTo(post('/api/pieces', `{"pieces":[${request.join()}]}`), PieceReceipts, request.length, imported);
  for (const receipt of replied?.receipts ?? []) {
    if (receipt.outcome === 'refused') addRefusal(imported, receipt.problem.code);
    else imported.pieces += 1;
  }
}

const addRefusal = (imported: Imported, code: string): void => add(['server-fault', 'storage-full'].includes(code) ? imported.failed : imported.refused, code);

function note(imported: Imported, receipt: Receipts['receipts'][number]): void {
  switch (receipt.outcome) {
    case 'stored':
      imported.stored += 1;
      imported.late += receipt.late ? 1 : 0;
      return;
    case 'already':
      imported.already += 1;
      return;
    case 'held':
      add(imported.held, receipt.problem.code);
      return;
    case 'refused':
      addRefusal(imported, receipt.problem.code);
  }
}

/** Whether everything in the file is now the server's, and the file can go. */
export const allTaken = ({ refused, failed }: Imported): boolean => refused.size + failed.size === 0;

function said(imported: Imported): string {
  const { stored, late, already, pieces, held, refused, failed } = imported;
  const each = (what: string, counts: Map<string, number>) => [...counts].map(([code, many]) => `  ${what.padEnd(8)} ${many}  ${code}`);
  return [
    `  stored   ${stored}${late > 0 ? `  (${late} late)` : ''}`,
    `  already  ${already}`,
    ...(pieces === 0 ? [] : [`  pieces   ${pieces}  of drawings, sounds and photos`]),
    ...each('held', held),
    ...each('refused', refused),
    ...each('failed', failed),
    allTaken(imported) ? 'All of it is on this server. The file can be deleted.' : failed.size > 0 ? 'Not all could be stored. Keep the file, and import it again.' : 'Some were refused. Keep the file, and ask whoever runs the survey.',
    '',
  ].join('\n');
}

/** `npm run import-envelopes -- FILE`: ends with 0 when the server has all that is in it, else with 1. */
async function main(): Promise<void> {
  const [file, ...others] = parseArgs({ allowPositionals: true }).positionals;
  if (file === undefined || others.length > 0) throw new CarriedFileError('Name one file: npm run import-envelopes -- FILE');
  if ((await stat(file)).size > bounds.fileBytes) throw new CarriedFileError('The file is too large to be one in which answers are carried.');
  const config = parseConfig(process.env);
  const database = await openExisting(config);
  const { db, engine } = database;
  try {
    await migrate(db, engine);
    const keys = openKeys(config.keyFile, await everyRoundKey(db));
    const clock = () => new Date();
    const app = createApp({ db, engine, clock, random: randomBytes, keys, demo: config.demo, log: jsonLog((line) => process.stderr.write(line), clock) });
    const imported = await importEnvelopes(await readFile(file, 'utf8'), async (path, body) => app.request(path, { method: 'POST', body }));
    process.stdout.write(said(imported));
    if (!allTaken(imported)) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await main();
  } catch (fault) {
    const missing = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
    if (!(missing || fault instanceof CarriedFileError || fault instanceof KeyFileError || fault instanceof NoDatabaseError)) throw fault;
    process.stderr.write(missing ? 'There is no such file.\n' : `${fault.message}\n`);
    process.exitCode = 1;
  }
}
