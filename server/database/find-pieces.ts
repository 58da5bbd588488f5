import { open } from 'node:fs/promises';

/** Something to look for in a file, byte by byte. */
export interface Piece {
  bytes: Buffer;
  /** Where in it four bytes begin that differ from piece to piece. */
  anchor: number;
}

const anchorLength = 4;
const readAtOnce = 4 * 1024 * 1024;
/** The filter that most bytes of a file do not pass: a bit for each remainder of an anchor. */
const filterBits = 1 << 24;

const isMissing = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';

function byAnchor(pieces: readonly Piece[]): { filter: Uint8Array; pieces: Map<number, Piece[]> } {
  const filter = new Uint8Array(filterBits / 8);
  const known = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const anchor = piece.bytes.readUInt32LE(piece.anchor);
    const bit = anchor % filterBits;
    filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    const same = known.get(anchor);
    if (same === undefined) known.set(anchor, [piece]);
    else same.push(piece);
  }
  return { filter, pieces: known };
}

/**
 * Looks for any number of pieces in a file, in one reading. A file that is not there holds none.
 * @param found is given those that are there.
 * @returns the bytes read.
 */
export async function findPieces(file: string, pieces: readonly Piece[], found: Set<Piece>): Promise<number> {
  const known = byAnchor(pieces);
  const longest = Math.max(anchorLength, ...pieces.map(({ bytes }) => bytes.length));
  let handle;
  try {
    handle = await open(file, 'r');
  } catch (fault) {
    if (isMissing(fault)) return 0;
    throw fault;
  }
  try {
    const buffer = Buffer.alloc(readAtOnce + 2 * longest);
    let kept = 0;
    let total = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, readAtOnce, total);
      if (bytesRead === 0) return total;
      total += bytesRead;
      const filled = kept + bytesRead;
      look(buffer.subarray(0, filled), known, found);
      // A piece may lie across two readings.
      kept = Math.min(filled, longest - 1);
      buffer.copyWithin(0, filled - kept, filled);
    }
  } finally {
    await handle.close();
  }
}

function look(bytes: Buffer, { filter, pieces }: ReturnType<typeof byAnchor>, found: Set<Piece>): void {
  let last = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    last = ((last >>> 8) | ((bytes[at] ?? 0) << 24)) >>> 0;
    const bit = last % filterBits;
    if (((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
    for (const piece of pieces.get(last) ?? []) {
      const from = at - anchorLength + 1 - piece.anchor;
      if (from >= 0 && bytes.subarray(from, from + piece.bytes.length).equals(piece.bytes)) found.add(piece);
    }
  }
}
