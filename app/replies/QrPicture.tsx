import { encode } from 'uqr';

/** Every dark run of modules as one rectangle of a path: a few hundred short commands instead of a thousand elements. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1] === true) return [];
        const end = row.findIndex((next, at) => at > x && !next);
        return [`M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`];
      }),
    )
    .join('');
}

/**
 * A QR code as black on white in every theme, with the four light modules around it that scanners need
 * (ISO/IEC 18004). Error correction M: a folded or smudged card still reads.
 */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  return (
    <svg className="qr-picture" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect className="qr-light" width={size} height={size} fill="#fff" />
      <path className="qr-dark" d={qrPath(data)} fill="#000" />
    </svg>
  );
}
