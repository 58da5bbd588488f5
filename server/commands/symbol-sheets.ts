import { createHash } from 'node:crypto';
import { optimize } from 'svgo';
import type { Page, Question, Survey } from '#server/contracts/survey.ts';

/**
 * How pictures become sheets: pure functions, so that the same table and the same drawings always give
 * the same bytes. `symbols.ts` reads the files and writes the sheets.
 */

/** Where a drawing is from. Shown on the credits screen, and travels inside each sheet. */
export interface Drawing {
  /** What the picture shows, as its author named it. */
  title: string;
  author: string;
  /** SPDX. */
  licence: 'CC-BY-SA-4.0';
  /** Where the original can be seen. */
  source: string;
  /** Drawings that it was made from, by their ids. */
  adapts?: string[];
}

/** A sheet before its pictures are drawn: a name, and the concepts that it must show. */
export interface SheetPlan {
  name: string;
  later: boolean;
  concepts: string[];
}

/** One picture of a sheet, and every concept that is shown by it. The first concept is its id in the sheet. */
export interface Placed {
  drawing: string;
  concepts: string[];
}

function conceptsOfQuestion(question: Question): string[] {
  return 'options' in question ? [question.concept, ...question.options.map((option) => option.concept)] : [question.concept];
}

/** The pages that a person meets before the first question; their pictures are wanted first. */
const isOpening = (page: Page): boolean => page.kind === 'welcome' || page.kind === 'assent' || page.kind === 'practice' || page.kind === 'with-me';

function conceptsOfPage(page: Page): string[] {
  switch (page.kind) {
    case 'practice':
      return conceptsOfQuestion(page.question);
    case 'questions':
      return page.questions.flatMap(conceptsOfQuestion);
    case 'check':
      return [page.concept, ...page.questions.flatMap(conceptsOfQuestion)];
    case 'welcome':
    case 'assent':
    case 'with-me':
    case 'saved':
      return [page.concept];
  }
}

/** Every concept that a survey names, in the order in which a person meets it. */
export const conceptsOf = (survey: Survey): string[] => [...new Set(survey.pages.flatMap(conceptsOfPage))];

/**
 * Which sheets there are: `opening` with what every survey needs first, one for the rest of the first survey,
 * `around` for the screens beside the answering, `more` for the other surveys, and `codes` for the pictures by which a session
 * is joined. A concept stands in the first sheet
 * that wants it. What is `later` the app learns when it meets a name that it does not know.
 */
export function planSheets(chrome: { opening: string[]; around: string[]; codes: string[] }, surveys: Survey[]): SheetPlan[] {
  const wanted: SheetPlan[] = [
    { name: 'opening', later: false, concepts: [...chrome.opening, ...surveys.flatMap((survey) => survey.pages.filter(isOpening).flatMap(conceptsOfPage))] },
    ...surveys.slice(0, 1).map((survey) => ({ name: survey.id, later: false, concepts: conceptsOf(survey) })),
    { name: 'around', later: false, concepts: chrome.around },
    { name: 'more', later: true, concepts: surveys.slice(1).flatMap(conceptsOf) },
    { name: 'codes', later: true, concepts: chrome.codes },
  ];
  const seen = new Set<string>();
  return wanted.map(({ name, later, concepts }) => ({
    name,
    later,
    concepts: concepts.filter((concept) => !seen.has(concept) && seen.add(concept)).toSorted(),
  }));
}

/**
 * Puts each drawing into the first sheet that shows it, once, whatever number of concepts it stands for.
 * @throws where a concept has no entry in the table
 */
export function placeDrawings(plans: SheetPlan[], drawingOf: Record<string, string>): Map<string, Placed[]> {
  const placedBy = new Map<string, Placed>();
  const sheets = new Map<string, Placed[]>();
  for (const { name, concepts } of plans) {
    const sheet: Placed[] = [];
    for (const concept of concepts) {
      const drawing = drawingOf[concept];
      if (drawing === undefined) throw new Error(`The concept "${concept}" has no symbol in app/symbols/concepts.json.`);
      const placed = placedBy.get(drawing);
      if (placed === undefined) {
        const first = { drawing, concepts: [concept] };
        placedBy.set(drawing, first);
        sheet.push(first);
      } else placed.concepts.push(concept);
    }
    sheets.set(name, sheet);
  }
  return sheets;
}

/**
 * One SVG file as the inside of a `<symbol>`: cleaned, ids removed, numbers shortened.
 * @throws where it holds what a sheet must not: scripts, styles, references, text, another view box
 */
export function cleanDrawing(name: string, svg: string): string {
  const { data } = optimize(svg, {
    multipass: true,
    floatPrecision: 2,
    plugins: [
      {
        name: 'preset-default',
        params: { overrides: { removeUnknownsAndDefaults: { keepRoleAttr: false, keepAriaAttrs: false, keepDataAttrs: false } } },
      },
      { name: 'cleanupIds', params: { remove: true, minify: true } },
      { name: 'removeAttrs', params: { attrs: ['svg:id', 'stroke-miterlimit'] } },
    ],
  });
  const whole = /^<svg\b([^>]*)>(.*)<\/svg>$/s.exec(data);
  const [attributes, inside] = [whole?.[1], whole?.[2]];
  if (attributes === undefined || inside === undefined || inside === '') throw new Error(`The drawing ${name} is not one SVG.`);
  if (!attributes.includes('viewBox="0 0 72 72"')) throw new Error(`The drawing ${name} has not the view box 0 0 72 72.`);
  if (/<(?:script|style|image|text|foreignObject|a|use|animate|set)\b|\b(?:href|src|style|on[a-z]+|class|id)=|url\(/i.test(inside)) {
    throw new Error(`The drawing ${name} holds a script, style, text or reference.`);
  }
  // What svgo leaves on the outermost element counts for everything inside.
  const inherited = attributes.replace(/\s(?:xmlns(?::\w+)?|viewBox|width|height|version|baseProfile|x|y|data-name|xml:space)="[^"]*"/g, '');
  return inherited.trim() === '' ? inside : `<g${inherited}>${inside}</g>`;
}

/** Licence and authors, as plain text inside the sheet, so that they stay with it wherever it is copied. */
function attribution(shown: Placed[], drawings: Record<string, Drawing>): string {
  const byAuthor = new Map<string, string[]>();
  for (const { drawing, concepts } of shown) {
    for (const id of [drawing, ...(drawings[drawing]?.adapts ?? [])]) {
      const author = drawings[id]?.author;
      if (author === undefined) throw new Error(`The drawing ${id} has no author.`);
      byAuthor.set(author, [...(byAuthor.get(author) ?? []), concepts[0] ?? drawing]);
    }
  }
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const authors = [...byAuthor].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([author, ids]) => `${escape(author)}: ${ids.join(', ')}`);
  return `<metadata>Licence CC BY-SA 4.0 (creativecommons.org/licenses/by-sa/4.0). From OpenMoji (openmoji.org), cleaned; and All Heard. ${authors.join('. ')}.</metadata>`;
}

/** A whole sheet: one `<symbol>` for each drawing, its authors and licence with it. */
export function drawSheet(shown: Placed[], drawings: Record<string, Drawing>, svgOf: (drawing: string) => string): string {
  const symbols = shown.map(({ drawing, concepts }) => `<symbol id="${concepts[0]}" viewBox="0 0 72 72">${cleanDrawing(drawing, svgOf(drawing))}</symbol>`);
  return `<svg xmlns="http://www.w3.org/2000/svg">${attribution(shown, drawings)}${symbols.join('')}</svg>\n`;
}

/** `opening-1a2b3c4d.svg`: a sheet's name changes with its bytes, so that it can be kept for ever. */
export const sheetFile = (name: string, bytes: string): string => `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.svg`;

/** Drawn sheets, before they are told to the app. */
export interface DrawnSheet {
  file: string;
  shown: Placed[];
  later: boolean;
}

const listOf = (shown: Placed[]) => shown.flatMap(({ concepts: [id = '', ...others] }) => [id, ...others.map((other) => `${other}=${id}`)]).join(' ');
const listed = (sheets: DrawnSheet[]) => sheets.map(({ file, shown }) => `  ['${file}', '${listOf(shown)}'],`);
const madeBy = '// Made by `npm run symbols` from concepts.json; change that, never this.';

/**
 * The module that tells the app where each picture is. Names stand in one string for each sheet, since it
 * is on the way of every first load; `concept=other` is shown by the picture of `other`.
 */
export function sheetModule(sheets: DrawnSheet[], mirrored: string[]): string {
  const names = sheets.flatMap(({ shown }) => shown.flatMap(({ concepts }) => concepts)).toSorted();
  return [
    madeBy,
    '',
    '/** Everything that has a picture. */',
    'export type Concept =',
    ...names.map((name) => `  | '${name}'`),
    '  ;',
    '',
    '/** Each sheet in `public/symbols` that everybody may meet, and what is on it. Those of other surveys are in `more-sheets.ts`. */',
    'export const sheets: readonly (readonly [file: string, concepts: string])[] = [',
    ...listed(sheets.filter(({ later }) => !later)),
    '];',
    '',
    '/** Pictures that point along the line of reading, and turn round with it. */',
    `export const mirrored = '${mirrored.toSorted().join(' ')}';`,
    '',
  ].join('\n');
}

/** The module with the sheets of the other surveys, which the app fetches when it meets one of their concepts. */
export const moreModule = (sheets: DrawnSheet[]): string =>
  [
    madeBy,
    '',
    '/** The sheets in `public/symbols` that only somebody who answers another survey meets. */',
    'export const moreSheets: readonly (readonly [file: string, concepts: string])[] = [',
    ...listed(sheets.filter(({ later }) => later)),
    '];',
    '',
  ].join('\n');
