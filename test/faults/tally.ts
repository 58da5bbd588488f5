import { faultKinds, type FaultKind, type WayFault } from './schedule.ts';
import type { Outcome } from './fast/world.ts';

/** The sum over many schedules, and how it is printed. */
export interface Tally {
  schedules: number;
  failed: number;
  operations: number;
  injected: Map<FaultKind, number>;
  told: { saved: number; sent: number };
  found: number;
  withdrawn: number;
  evicted: number;
  apart: number;
  things: number;
  /** Of the faults of the way, those that befell a request with pieces. */
  onPieces: Map<WayFault, number>;
  lost: number;
  doubled: number;
  reachable: number;
  untrue: number;
}

export const newTally = (): Tally => ({
  schedules: 0, failed: 0, operations: 0, injected: new Map(), told: { saved: 0, sent: 0 }, found: 0, withdrawn: 0, evicted: 0, apart: 0, things: 0, onPieces: new Map(), lost: 0, doubled: 0, reachable: 0, untrue: 0,
});

export function addTo(tally: Tally, { verdict, operations, injected, onPieces }: Outcome): void {
  tally.schedules += 1;
  tally.operations += operations;
  if (verdict.faults.length > 0) tally.failed += 1;
  for (const [kind, many] of injected) tally.injected.set(kind, (tally.injected.get(kind) ?? 0) + many);
  for (const [kind, many] of onPieces ?? []) tally.onPieces.set(kind, (tally.onPieces.get(kind) ?? 0) + many);
  tally.told.saved += verdict.toldSaved;
  tally.told.sent += verdict.toldSent;
  for (const each of ['found', 'withdrawn', 'evicted', 'apart', 'things', 'lost', 'doubled', 'reachable', 'untrue'] as const) tally[each] += verdict[each];
}

/** Kinds that came up less often than this. */
export const tooSeldom = (tally: Tally, least: number): FaultKind[] => faultKinds.filter((kind) => (tally.injected.get(kind) ?? 0) < least);

export function printed(tally: Tally): string {
  const all = [...tally.injected.values()].reduce((sum, many) => sum + many, 0);
  const kinds = faultKinds.map((kind) => `    ${kind.padEnd(22)}${String(tally.injected.get(kind) ?? 0).padStart(7)}`);
  return [
    `schedules ${tally.schedules}, operations ${tally.operations}, faults injected ${all}:`,
    ...kinds,
    ...(tally.things === 0 ? [] : [`of these with pieces of what was made: ${[...tally.onPieces].toSorted().map(([kind, many]) => `${kind} ${many}`).join(', ')}`, `things that were made, and there whole with their answers: ${tally.things}`]),
    `answers told "saved" ${tally.told.saved}, told "sent" ${tally.told.sent}`,
    `found ${tally.found}, taken back ${tally.withdrawn}, cleared with their device before they were sent ${tally.evicted}, kept apart with a reason ${tally.apart}`,
    `lost ${tally.lost}, doubled ${tally.doubled}, reachable after hand-over ${tally.reachable}, told untruly ${tally.untrue}`,
  ].join('\n');
}
