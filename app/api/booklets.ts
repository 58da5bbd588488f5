import { BookletFound, Booklets, BookletSheet, BookletsMade, type FindBooklet, type MakeBooklets, type TypedTwice } from '#server/contracts/booklet.ts';
import { Area } from '#server/contracts/area.ts';
import { Done, Me } from '#server/contracts/staff.ts';
import type * as z from 'zod/mini';
import { call } from './call.ts';

const at = (area: string, round: string, rest = ''): string => `/api/staff/areas/${encodeURIComponent(area)}/booklets/${encodeURIComponent(round)}${rest}`;

/** What staff ask of the server about paper booklets. No answer is in any of it: those go as sealed envelopes, like anybody's. */
export const bookletsApi = {
  me: () => call('/api/staff/me', Me),
  area: (area: string) => call(`/api/areas/${encodeURIComponent(area)}`, Area),
  booklets: (area: string, round: string) => call(at(area, round), Booklets),
  make: (area: string, round: string, asked: MakeBooklets) => call(at(area, round), BookletsMade, asked),
  sheet: (area: string, round: string, batch: string) => call(at(area, round, '/sheet'), BookletSheet, { batch }),
  find: (area: string, round: string, asked: FindBooklet) => call(at(area, round, '/find'), BookletFound, asked),
  twice: (area: string, round: string, counts: z.infer<typeof TypedTwice>) => call(at(area, round, '/twice'), Done, counts),
} as const;
export type BookletsApi = typeof bookletsApi;
