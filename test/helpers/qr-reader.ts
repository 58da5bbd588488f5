/**
 * Reads a QR code that is whole: ISO/IEC 18004, bytes, level M (whose correction is not needed), versions 1 to 10. It shares
 * no code with what draws them.
 */
type Modules = readonly (readonly boolean[])[];

/** Blocks, and correcting bytes in each, by version, at level M. */
const blocksOf = [[1, 10], [1, 16], [1, 26], [2, 18], [2, 24], [4, 16], [4, 18], [4, 22], [5, 22], [5, 26]] as const;

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Where the middles of the small squares lie, along both edges. */
function middles(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((size - 13) / (2 * count - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - step * (count - 2 - at))];
}

/** Whether a module is of the code's frame, and holds nothing of the text. */
function isFrame(x: number, y: number, version: number, size: number): boolean {
  const nearFinder = (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8);
  const versionSaid = version >= 7 && ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11));
  if (nearFinder || versionSaid || x === 6 || y === 6) return true;
  const at = middles(version, size);
  const last = size - 7;
  return at.some((mx) => at.some((my) => Math.abs(x - mx) <= 2 && Math.abs(y - my) <= 2 && !((mx === 6 && (my === 6 || my === last)) || (mx === last && my === 6))));
}

const numberOf = (bits: readonly boolean[]): number => bits.reduce((sum, bit) => sum * 2 + Number(bit), 0);

/** The bits of the text and its correction, in the order in which they were laid: two columns at a time, up and down. */
function bitsOf(rows: Modules, version: number, mask: number): boolean[] {
  const size = rows.length;
  const masked = masks[mask];
  const columns = Array.from({ length: (size - 1) / 2 }, (_, pair) => size - 1 - 2 * pair).map((x) => (x <= 6 ? x - 1 : x));
  return columns.flatMap((right, pair) =>
    rows.flatMap((_, step) => {
      const y = pair % 2 === 0 ? size - 1 - step : step;
      return [right, right - 1].filter((x) => !isFrame(x, y, version, size)).map((x) => (rows[y]?.[x] === true) !== masked?.(x, y));
    }),
  );
}

/** The text of a QR code. @param rows its modules, dark or not, without the quiet edge. */
export function textOfQr(rows: Modules): string {
  const size = rows.length;
  const version = (size - 17) / 4;
  const [blocks, correcting] = blocksOf[version - 1] ?? [0, 0];
  if (blocks === 0) throw new Error(`no QR code that is read here: ${size} modules`);
  const format = numberOf([0, 1, 2, 3, 4, 5, 7, 8].map((x) => rows[8]?.[x] === true)) ^ (0x54_12 >> 7);
  if (format >> 6 !== 0) throw new Error('not of level M');
  const bits = bitsOf(rows, version, (format >> 3) & 7);
  const codewords = Array.from({ length: Math.floor(bits.length / 8) }, (_, at) => bits.slice(at * 8, at * 8 + 8));
  const short = Math.floor(codewords.length / blocks) - correcting;
  const shortBlocks = blocks - (codewords.length % blocks);
  const of = Array.from({ length: blocks }, (): boolean[][] => []);
  for (const [at, codeword] of codewords.slice(0, codewords.length - correcting * blocks).entries()) of[at < short * blocks ? at % blocks : shortBlocks + at - short * blocks]?.push(codeword);
  const content = of.flat(2);
  if (numberOf(content.slice(0, 4)) !== 4) throw new Error('not in bytes');
  const head = version < 10 ? 12 : 20;
  const length = numberOf(content.slice(4, head));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from({ length }, (_, at) => numberOf(content.slice(head + at * 8, head + at * 8 + 8))));
}
