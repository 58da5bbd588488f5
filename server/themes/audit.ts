import type { Population } from '#server/contracts/release.ts';
import { outsiderModel, type Block, type Knowledge, type Target } from './outsider.ts';
import { sequence, shuffled, Worlds } from './worlds.ts';

/** A count that an outsider can confine to 1..7, or of which that could not be ruled out. */
export interface Finding extends Omit<Target, 'unknown'> {
  /** Bounds by plain reasoning; wider than 1..7 where only the search failed. */
  low: number;
  high: number;
}

export interface Audit {
  findings: Finding[];
  /** How many counts were asked about, and how many whole worlds were made to answer. */
  targets: number;
  worlds: number;
  /** False where no world fits: then what is published contradicts itself, or an outsider believes something false. */
  consistent: boolean;
}

const tries = 8;

/** Whether a value shows that a count need not be 1..7. */
const outside = (value: number, hiddenUpTo: number) => value <= 0 || value > hiddenUpTo;

/**
 * Asks of every count, in every release and at every time, whether somebody who knows the cohort and has all
 * releases can confine it to 1..7 (rule R5). Bounds are narrowed by reasoning over the sums; where they
 * leave a doubt, a whole world is looked for that agrees with everything published and in which the
 * count is 0 or above 7. What no such world was found for is a finding.
 */
export function audit(knowledge: Knowledge): Audit {
  const total: Audit = { findings: [], targets: 0, worlds: 0, consistent: true };
  for (const population of ['own', 'chosen-for', 'open-link'] satisfies Population[]) {
    const one = auditPopulation(population, knowledge);
    total.findings.push(...one.findings);
    total.targets += one.targets;
    total.worlds += one.worlds;
    total.consistent &&= one.consistent;
  }
  return total;
}

function auditPopulation(population: Population, knowledge: Knowledge): Audit {
  const hiddenUpTo = knowledge.releases[0]?.rules.hiddenUpTo ?? 7;
  const { model, blocks } = outsiderModel(population, knowledge);
  const worlds = new Worlds(model);
  const random = sequence(1);
  const targets = blocks.flatMap((block) => block.targets);
  if (!worlds.narrow()) return { findings: [], targets: targets.length, worlds: 0, consistent: false };

  const finding = ({ unknown, ...target }: Target): Finding => ({ ...target, low: worlds.lowOf(unknown), high: worlds.highOf(unknown) });
  const confined = targets.filter(({ unknown }) => worlds.lowOf(unknown) >= 1 && worlds.highOf(unknown) <= hiddenUpTo);
  const open = new Set(targets.filter(({ unknown }) => worlds.lowOf(unknown) <= hiddenUpTo && worlds.highOf(unknown) >= 1 && !confined.some((target) => target.unknown === unknown)));
  let made = 0;

  const close = () => {
    made += 1;
    for (const target of open) if (worlds.lowOf(target.unknown) === worlds.highOf(target.unknown) && outside(worlds.lowOf(target.unknown), hiddenUpTo)) open.delete(target);
  };
  const pushOut = (target: Target) => {
    const ways: [number, number][] = [[0, 0], [hiddenUpTo + 1, Number.MAX_SAFE_INTEGER]];
    for (const [low, high] of random() < 0.5 ? ways : ways.reverse()) if (worlds.suppose(target.unknown, low, Math.min(high, 0x3fffffff))) return;
  };
  const world = (eager: boolean): boolean => blocks.every((block) => fillBlock(block, eager));
  const fillBlock = (block: Block, eager: boolean): boolean => {
    const mark = worlds.mark();
    if (eager) {
      for (const target of shuffled(block.targets, random)) if (open.has(target)) pushOut(target);
      if (worlds.fill(block.unknowns, random, 2)) return true;
      worlds.back(mark);
    }
    return worlds.fill(block.unknowns, random, tries);
  };

  const start = worlds.mark();
  for (let stale = 0; open.size > 0 && stale < 4; ) {
    const before = open.size;
    if (world(true)) close();
    worlds.back(start);
    stale = open.size < before ? 0 : stale + 1;
  }
  for (const target of open) {
    for (const [low, high] of [[0, 0], [hiddenUpTo + 1, 0x3fffffff]] as const) {
      for (let attempt = 0; attempt < 3 && open.has(target); attempt += 1) {
        if (!worlds.suppose(target.unknown, low, high)) break;
        if (world(false)) close();
        worlds.back(start);
      }
    }
  }
  return { findings: [...confined, ...open].map(finding), targets: targets.length, worlds: made, consistent: true };
}
