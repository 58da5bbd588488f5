import type { Figure, GroupFigures, Measure } from '#server/contracts/release.ts';
import type { Finding } from './audit.ts';
import { hidden } from './figures.ts';

const isSame = (figures: GroupFigures, finding: Finding) => figures.population === finding.population && figures.attribute === finding.attribute && figures.group === finding.group;

/** Groups whose figures were made in this release and so can still be changed. */
const changeable = (groups: readonly GroupFigures[], finding: Finding, number: number): GroupFigures[] =>
  groups.filter((figures) => figures.population === finding.population && figures.madeIn === number && (finding.attribute === 'all' || figures.attribute === 'all' || figures.attribute === finding.attribute));

const shownValue = (figure: Figure | undefined) => (figure?.kind === 'shown' ? figure.value : undefined);

interface Candidate {
  figures: GroupFigures;
  measure: number;
  part: number;
  value: number;
  /** Lower is tried first. */
  rank: number;
}

/**
 * How well hiding a figure helps against a finding; `undefined` where it says nothing of it. Best is the same part in another
 * group of the same kind, then in the whole; then other parts of the same question in the same group, those of the same
 * outcome first. On every other attempt (`wholeFirst`) the whole and the other parts go first.
 */
function rankOf(figures: GroupFigures, measure: number, part: number, finding: Finding, measures: readonly Measure[], wholeFirst: boolean): number | undefined {
  if (finding.measure === undefined) return undefined;
  const found = measures[finding.measure];
  const here = measures[measure];
  if (found === undefined || here === undefined || found.question !== here.question) return undefined;
  const same = isSame(figures, finding);
  if (measure === finding.measure && (finding.part === undefined || part === finding.part)) {
    if (same) return finding.kind === 'gain' || finding.part === undefined ? 0 : 2;
    return figures.attribute === finding.attribute ? 1 : wholeFirst ? 0 : 2;
  }
  if (!same) return undefined;
  const outcome = finding.part === undefined ? undefined : found.parts[finding.part]?.outcome;
  const sibling = outcome !== undefined && here.parts[part]?.outcome === outcome;
  return (sibling ? 3 : 4) - (wholeFirst ? 3 : 0);
}

function hideCount(groups: GroupFigures[], finding: Finding, number: number, measures: readonly Measure[], wholeFirst: boolean): boolean {
  const candidates = changeable(groups, finding, number).flatMap((figures): Candidate[] => {
    if (figures.table.kind === 'hidden') return [];
    return figures.table.counts.flatMap((parts, measure) =>
      parts.flatMap((figure, part): Candidate[] => {
        const value = shownValue(figure);
        const rank = rankOf(figures, measure, part, finding, measures, wholeFirst);
        return value === undefined || rank === undefined ? [] : [{ figures, measure, part, value, rank }];
      }),
    );
  });
  const chosen = candidates.sort((a, b) => a.rank - b.rank || a.value - b.value)[0];
  if (chosen === undefined || chosen.figures.table.kind === 'hidden') return false;
  const counts = chosen.figures.table.counts.map((parts, measure) => parts.map((figure, part) => (measure === chosen.measure && part === chosen.part ? hidden('guards') : figure)));
  groups[groups.indexOf(chosen.figures)] = { ...chosen.figures, table: { kind: 'shown', counts } };
  return true;
}

/** Hides the number of people of one more group, and with it the group's table. */
function hidePeople(groups: GroupFigures[], finding: Finding, number: number): boolean {
  const candidates = changeable(groups, finding, number).filter((figures) => figures.people.kind === 'shown' && (figures.attribute !== 'all' || finding.attribute === 'all'));
  const chosen = candidates.sort((a, b) => (shownValue(a.people) ?? 0) - (shownValue(b.people) ?? 0))[0];
  if (chosen === undefined) return false;
  const table = chosen.table.kind === 'shown' ? ({ kind: 'hidden', why: 'guards' } as const) : chosen.table;
  groups[groups.indexOf(chosen)] = { ...chosen, people: hidden('guards'), table };
  return true;
}

/** Takes away the tables of all groups of an attribute that were made in this release. */
function hideTables(groups: GroupFigures[], finding: Finding, number: number): boolean {
  let changed = false;
  for (const figures of changeable(groups, finding, number)) {
    if (figures.table.kind === 'hidden' || (figures.attribute === 'all' && finding.attribute !== 'all')) continue;
    groups[groups.indexOf(figures)] = { ...figures, table: { kind: 'hidden', why: 'guards' } };
    changed = true;
  }
  return changed;
}

/**
 * Makes a release coarser where the audit found something: one more figure hidden for each finding of a
 * different part, or where none is left that helps, the tables of the attribute. `round` counts the attempts.
 * `undefined`: nothing is left to hide.
 */
export function coarsened(groups: readonly GroupFigures[], findings: readonly Finding[], number: number, measures: readonly Measure[], round: number): GroupFigures[] | undefined {
  const changed = [...groups];
  const done = new Set<string>();
  let any = false;
  for (const finding of findings) {
    const key = [finding.population, finding.attribute === 'all' ? '' : finding.attribute, finding.measure ?? 'people', finding.part ?? ''].join('/');
    if (done.has(key)) continue;
    done.add(key);
    const hide = finding.measure === undefined ? hidePeople(changed, finding, number) : hideCount(changed, finding, number, measures, round % 2 === 1);
    any = hide || hideTables(changed, finding, number) || any;
  }
  return any ? changed : undefined;
}
