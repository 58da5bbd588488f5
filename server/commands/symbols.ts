import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { Survey } from '#server/contracts/survey.ts';
import { type Drawing, drawSheet, moreModule, placeDrawings, planSheets, sheetFile, sheetModule } from './symbol-sheets.ts';

/**
 * `npm run symbols`: draws the sheets in `public/symbols` from the reviewed table in `app/symbols`.
 *
 * To add a symbol: look at it at 100 and at 48 pixels beside the others; give its concept a line in
 * `concepts.json` and its origin one in `drawings.json`; put an own drawing (72 by 72, black lines of 2, the
 * colours of OpenMoji) into `own`; where a screen and no survey shows it, name it in `chrome.json`; run this.
 */

const root = new URL('../../', import.meta.url);
const at = (path: string) => new URL(path, root);

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(at(path), 'utf8')) as T;
}

/** The survey that most people meet: its pictures are known to the app from the start. */
const firstSurvey = 'my-future';

/** Every survey that a module of the library gives; the first is the one that most people meet. */
export async function surveysOfLibrary(): Promise<Survey[]> {
  const files = (await readdir(at('server/library/'))).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).toSorted();
  const modules = await Promise.all(files.map(async (file): Promise<object> => (await import(at(`server/library/${file}`).href)) as object));
  const surveys = modules.flatMap((module): unknown[] => Object.values(module)).flatMap((value) => {
    const survey = Survey.safeParse(value);
    return survey.success ? [survey.data] : [];
  });
  const rank = ({ id }: Survey) => (id === firstSurvey ? 0 : 1);
  return [...new Map(surveys.map((survey) => [survey.id, survey])).values()].toSorted((a, b) => rank(a) - rank(b));
}

/** The SVG of a drawing: `openmoji-1F436` from its package, `own-college` from `app/symbols/own`. */
function svgOf(drawing: string): string {
  const [set, ...rest] = drawing.split('-');
  const name = rest.join('-');
  if (set === 'own') return readFileSync(at(`app/symbols/own/${name}.svg`), 'utf8');
  if (set === 'openmoji') return readFileSync(fileURLToPath(import.meta.resolve(`openmoji/color/svg/${name}.svg`)), 'utf8');
  throw new Error(`The drawing ${drawing} is from no known set.`);
}

export interface Table {
  [concept: string]: { drawing: string; note?: string; mirrors?: boolean };
}

/** Reads the table, the chrome and the surveys, and draws: file name → bytes, and the modules for the app by name. */
export async function makeSheets(): Promise<{ files: Map<string, string>; modules: Map<string, string> }> {
  const table = await readJson<Table>('app/symbols/concepts.json');
  const drawings = await readJson<Record<string, Drawing>>('app/symbols/drawings.json');
  const chrome = await readJson<{ opening: string[]; around: string[]; codes: string[] }>('app/symbols/chrome.json');
  const drawingOf = Object.fromEntries(Object.entries(table).map(([concept, { drawing }]) => [concept, drawing]));
  const plans = planSheets(chrome, await surveysOfLibrary());
  const later = new Set(plans.flatMap((plan) => (plan.later ? [plan.name] : [])));
  const sheets = [...placeDrawings(plans, drawingOf)].filter(([, shown]) => shown.length > 0).map(([name, shown]) => {
    const bytes = drawSheet(shown, drawings, svgOf);
    return { file: sheetFile(name, bytes), bytes, shown, later: later.has(name) };
  });
  const mirrored = Object.entries(table).filter(([, { mirrors }]) => mirrors === true).map(([concept]) => concept);
  const modules = new Map([['sheets.ts', sheetModule(sheets, mirrored)], ['more-sheets.ts', moreModule(sheets)]]);
  return { files: new Map(sheets.map(({ file, bytes }) => [file, bytes])), modules };
}

if (import.meta.main) {
  const { files, modules } = await makeSheets();
  const stale = (await readdir(at('public/symbols/'))).filter((file) => file.endsWith('.svg') && !files.has(file));
  await Promise.all(stale.map((file) => rm(at(`public/symbols/${file}`))));
  await Promise.all([...files].map(([file, bytes]) => writeFile(at(`public/symbols/${file}`), bytes)));
  await Promise.all([...modules].map(([file, text]) => writeFile(at(`app/symbols/${file}`), text)));
  for (const [file, bytes] of files) {
    const symbols = bytes.split('<symbol ').length - 1;
    process.stdout.write(`${file}: ${symbols} symbols, ${bytes.length} bytes, ${brotliCompressSync(bytes).length} compressed\n`);
  }
}
