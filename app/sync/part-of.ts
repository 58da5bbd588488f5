import { byteRangeOf, contentRange } from '#server/contracts/byte-range.ts';

/** A kept file as it was asked for: the part that a player wants (Safari asks for nothing else), or the whole. */
export async function partOf(kept: Response, asked: string | null): Promise<Response> {
  if (asked === null) return kept;
  const bytes = await kept.clone().blob();
  const range = byteRangeOf(asked, bytes.size);
  if (range === undefined) return kept;
  const headers = { 'content-type': kept.headers.get('content-type') ?? '', 'accept-ranges': 'bytes', 'content-range': contentRange(range, bytes.size) };
  if (range === 'outside') return new Response(null, { status: 416, headers });
  return new Response(bytes.slice(range.from, range.to + 1), { status: 206, headers });
}
