/** A part of a file, both ends included. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * The part that a `Range` header asks for (RFC 9110, 14.2), as players of sound do: Safari asks for nothing else.
 * `undefined`: the whole file is the answer, which is right for several parts and for what is not understood too.
 * `'outside'`: there is no such part, which is answered with 416.
 *
 * @param size bytes of the whole file.
 */
export function byteRangeOf(header: string | null, size: number): ByteRange | 'outside' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  if (first === '') return Number(last) === 0 || size === 0 ? 'outside' : { from: Math.max(0, size - Number(last)), to: size - 1 };
  const from = Number(first);
  if (last !== '' && Number(last) < from) return undefined;
  return from >= size ? 'outside' : { from, to: last === '' ? size - 1 : Math.min(size - 1, Number(last)) };
}

/** The head of an answer that holds this part. */
export const contentRange = (range: ByteRange | 'outside', size: number): string => (range === 'outside' ? `bytes */${size}` : `bytes ${range.from}-${range.to}/${size}`);
