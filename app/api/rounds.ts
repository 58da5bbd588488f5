import type * as z from 'zod/mini';
import { AreaNotice, BatchCards, BatchListed, RoundKept, RoundPlanned, RoundsKept } from '#server/contracts/rounds-kept.ts';
import type { AddHoliday, AskPause, PlanRound, PrintBatch, RoundDuties } from '#server/contracts/rounds-asks.ts';
import { Done } from '#server/contracts/staff.ts';
import { call } from './call.ts';

const part = encodeURIComponent;
const inArea = (area: string, rest: string): string => `/api/staff/areas/${part(area)}/${rest}`;
const inRound = (area: string, round: string, rest = ''): string => inArea(area, `rounds/${part(round)}${rest}`);

/** Everything that those who keep rounds ask of the server. */
export const roundsApi = {
  all: (area: string) => call(inArea(area, 'rounds'), RoundsKept),
  one: (area: string, round: string) => call(inRound(area, round), RoundKept),
  plan: (area: string, plan: PlanRound) => call(inArea(area, 'rounds'), RoundPlanned, plan),
  sayDuties: (area: string, round: string, duties: RoundDuties) => call(inRound(area, round, '/duties'), Done, duties),
  open: (area: string, round: string) => call(inRound(area, round, '/open'), Done, {}),
  drop: (area: string, round: string) => call(inRound(area, round, '/drop'), Done, {}),
  closeOn: (area: string, round: string, closesOn: string) => call(inRound(area, round, '/dates'), Done, { closesOn }),
  pause: (area: string, round: string, pause: AskPause) => call(inRound(area, round, '/pause'), Done, pause),
  goOn: (area: string, round: string) => call(inRound(area, round, '/go-on'), Done, {}),
  pauseAll: (area: string, pause: AskPause) => call(inArea(area, 'pause'), Done, pause),
  goOnAll: (area: string) => call(inArea(area, 'go-on'), Done, {}),
  addHoliday: (area: string, holiday: z.infer<typeof AddHoliday>) => call(inArea(area, 'holidays'), Done, holiday),
  removeHoliday: (area: string, id: string) => call(inArea(area, 'holidays/remove'), Done, { id }),
  bindSenco: (area: string, person: string, setting: string, bound: boolean) => call(inArea(area, 'sencos'), Done, { person, setting, bound }),
  makeBatch: (area: string, round: string, batch: PrintBatch) => call(inRound(area, round, '/batches'), BatchListed, batch),
  sayHelp: (area: string, round: string, batch: string, help: string) => call(inRound(area, round, '/batches/help'), Done, { batch, help }),
  cards: (area: string, round: string, batch: string) => call(inRound(area, round, '/batches/cards'), BatchCards, { batch }),
} as const;
export type RoundsApi = typeof roundsApi;

/** What everybody may read of how an area handles answers. */
export const areaNotice = (area: string) => call(`/api/areas/${part(area)}/notice`, AreaNotice);
