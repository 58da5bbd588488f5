import fc from 'fast-check';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { qrPath, QrPicture } from './QrPicture.tsx';

/** The modules that a path paints dark. */
function painted(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x = '', y = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let at = 0; at < Number(width); at += 1) {
      const row = rows[Number(y)];
      if (row !== undefined) row[Number(x) + at] = true;
    }
  }
  return rows;
}

describe('a QR code', () => {
  it('paints every dark module and no other', () => {
    const matrix = fc.integer({ min: 1, max: 12 }).chain((size) => fc.array(fc.array(fc.boolean(), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }));
    fc.assert(
      fc.property(matrix, (rows) => {
        expect(painted(qrPath(rows), rows.length)).toEqual(rows);
      }),
    );
  });

  it('has a quiet edge of four modules, is named for a screen reader, and says no word of its text', () => {
    const html = renderToString(<QrPicture text="https://example.org/keep#abcdefghijklmnopqrstuv" label="Scan this" />);
    expect(html).toContain('role="img" aria-label="Scan this"');
    expect(html).not.toContain('abcdefghijklmnopqrstuv');
    const size = Number(/viewBox="0 0 (\d+)/.exec(html)?.[1]);
    const rows = painted(/ d="([^"]+)"/.exec(html)?.[1] ?? '', size);
    const edge = rows.filter((_, y) => y < 4 || y >= size - 4).flat().concat(rows.flatMap((row) => [...row.slice(0, 4), ...row.slice(-4)]));
    expect(edge).not.toContain(true);
    expect(rows[4]?.slice(4, 11)).toEqual(Array.from({ length: 7 }, () => true));
  });
});
