import { mark } from './places.ts';

/** Every sheet, by its file's name. Only the server's build reads this module: no device carries it. */
const sheets = new Map(
  Object.entries(import.meta.glob<string>('/public/symbols/*.svg', { query: '?raw', import: 'default', eager: true })).map(([path, sheet]) => [path.slice(path.lastIndexOf('/') + 1), sheet]),
);

const reference = /href="\/symbols\/([\w.-]+)#([\w-]+)"/g;

/** A symbol as its sheet has it. @throws where the sheet lacks it: then sheets and module are not of one making (`npm run symbols`). */
function symbolOf(file: string, id: string): string {
  const symbol = new RegExp(`<symbol id="${id}"(.*?</symbol>)`, 's').exec(sheets.get(file) ?? '')?.[1];
  if (symbol === undefined) throw new Error(`The sheet ${file} has no symbol ${id}.`);
  return `<symbol id="${mark}${id}"${symbol}`;
}

const licenceOf = (file: string): string => /<metadata>.*?<\/metadata>/s.exec(sheets.get(file) ?? '')?.[0] ?? '';

/**
 * A page's own pictures, to stand inside it: they are there with its words, and cost no journey and no sheet of a hundred
 * other drawings while the first tap waits for its turn.
 * @param html a page whose pictures refer to the sheets.
 * @returns the page with its pictures taken from `sheet`, which is to stand in the same document, licence and authors with it.
 */
export function picturesInside(html: string): { html: string; sheet: string } {
  const used = new Map([...html.matchAll(reference)].map(([whole, file = '', id = '']) => [whole, { file, id }]));
  const files = new Set([...used.values()].map(({ file }) => file));
  const symbols = [...used.values()].map(({ file, id }) => symbolOf(file, id));
  return {
    html: html.replace(reference, (_whole, _file: string, id: string) => `href="#${mark}${id}"`),
    sheet: `<svg>${[...files].map(licenceOf).join('')}${symbols.join('')}</svg>`,
  };
}
