import type { Cohort } from '#server/contracts/cohort.ts';
import type { Attribute, Figure, GroupFigures, Population, Release } from '#server/contracts/release.ts';
import { isNewlyTakenBack } from './carry.ts';
import { notKnown, yearGroup } from './categories.ts';
import { groupKey } from './tally.ts';
import { Model, unbounded } from './worlds.ts';

/** What of a release somebody outside can read and reason with. */
export type Published = Pick<Release, 'number' | 'groups' | 'measures' | 'rules' | 'cohort'>;

/** A count that somebody could try to work out. */
export interface Target {
  unknown: number;
  kind:
    | 'people'
    /** People of the area's other groups, or children of this one who did not answer. */
    | 'other-people'
    | 'count'
    /** People who did not choose it. */
    | 'others'
    /** People who left out a question. */
    | 'unanswered'
    /** New people, or new people who chose it, since the figures before. Only where nobody of them withdrew. */
    | 'gain';
  population: Population;
  /** The release at whose time it stood so. */
  release: number;
  attribute: Attribute;
  group: string;
  measure?: number;
  part?: number;
}

/** Counts that belong together: filled in as one when a world is looked for. */
export interface Block {
  unknowns: number[];
  targets: Target[];
}

interface Cell {
  figures: GroupFigures;
  fresh: boolean;
  people: number;
  counts: number[][];
  others: number[][];
}
type Moment = Map<string, Cell>;

const keyOf = (figures: GroupFigures) => `${figures.attribute}/${figures.group}`;

/** What an outsider knows: every release, how it is made, the known counts of children, and who withdrew, by number. */
export interface Knowledge {
  releases: readonly Published[];
  cohort: Cohort;
  /** How many ever withdrew. */
  withdrawn: number;
  /** How many of the people behind a group's figures withdrew since these were made, by `vintageKey`; none where it is not listed. */
  lost: ReadonlyMap<string, number>;
}

/** Names the figures of a group that were made in one release. */
export const vintageKey = (of: { population: Population; attribute: Attribute; group: string }, madeIn: number): string => `${groupKey(of)} ${madeIn}`;

/**
 * Writes down, as unknowns and sums, all that an outsider can know. It is more than most could: they know each
 * reason behind a hidden figure, that a repeated figure means fewer than `leastChanges` changes, and how many
 * people of each group took their answers back: that figures are still there 90 days later says of a group that
 * nobody did. One model per population; nothing published ties two of them.
 *
 * Taken as not known: how somebody who answered one question answered another. Tables are of one attribute each.
 */
export function outsiderModel(population: Population, knowledge: Knowledge): { model: Model; blocks: Block[] } {
  const model = new Model();
  const peopleBlock: Block = { unknowns: [], targets: [] };
  const partBlocks = new Map<string, Block>();
  const moments: Moment[] = [];
  const latest = new Map<string, number>();

  for (const release of knowledge.releases) {
    const groups = release.groups.filter((figures) => figures.population === population);
    if (!groups.some((figures) => figures.madeIn === release.number)) continue;
    const moment = momentOf(release, groups);
    moments.push(moment);
    for (const [key, cell] of moment) if (cell.fresh) latest.set(key, moments.length - 1);
  }
  return { model, blocks: [peopleBlock, ...partBlocks.values()] };

  function momentOf(release: Published, groups: readonly GroupFigures[]): Moment {
    const { rules, measures } = release;
    const moment: Moment = new Map();
    for (const figures of groups) {
      const fresh = figures.madeIn === release.number;
      const where = { population, release: release.number, attribute: figures.attribute, group: figures.group };
      const category = release.cohort.categories.find((one) => one.attribute === figures.attribute && one.group === figures.group);
      const children = figures.attribute === 'all' && population !== 'open-link' ? release.cohort.total : category?.children;
      const people = model.unknown(0, children ?? unbounded);
      peopleBlock.unknowns.push(people);
      peopleBlock.targets.push({ ...where, kind: 'people', unknown: people });
      if (children !== undefined) {
        const silent = model.unknown(figures.people.kind === 'shown' && fresh ? rules.hiddenUpTo + 1 : 0, children);
        model.sum([[1, people], [1, silent]], children, children);
        peopleBlock.targets.push({ ...where, kind: 'other-people', unknown: silent });
      }
      if (fresh) readPeople(release, figures, people);
      const cell: Cell = { figures, fresh, people, counts: [], others: [] };
      measures.forEach((measure, measureAt) => {
        if (!measure.attributes.includes(figures.attribute)) {
          cell.counts.push([]);
          cell.others.push([]);
          return;
        }
        const others: number[] = [];
        const counts = measure.parts.map((part, partAt) => {
          const block = blockOf(`${measure.question}/${measure.most === 1 ? (part.outcome ?? '') : part.id}`);
          const count = model.unknown(0, unbounded);
          const rest = model.unknown(0, unbounded);
          model.sum([[1, count], [1, rest], [-1, people]], 0, 0);
          others.push(rest);
          block.unknowns.push(count);
          const target = { ...where, measure: measureAt, part: partAt };
          block.targets.push({ ...target, kind: 'count', unknown: count }, { ...target, kind: 'others', unknown: rest });
          if (fresh && figures.table.kind === 'shown') readFigure(figures.table.counts[measureAt]?.[partAt], count, rest, rules);
          return count;
        });
        cell.counts.push(counts);
        cell.others.push(others);
      });
      tieMeasures(release, cell, where);
      moment.set(keyOf(figures), cell);
    }
    tieGroups(release, moment);
    tieTimes(release, moment);
    return moment;
  }

  /** A group's figures in the release before this one. */
  function lastBefore(number: number, key: string): GroupFigures | undefined {
    const last = knowledge.releases.findLast((release) => release.number < number);
    return last?.groups.find((figures) => figures.population === population && keyOf(figures) === key);
  }

  function blockOf(key: string): Block {
    const block = partBlocks.get(key) ?? { unknowns: [], targets: [] };
    partBlocks.set(key, block);
    return block;
  }

  function readPeople({ rules, cohort }: Published, figures: GroupFigures, people: number): void {
    if (figures.people.kind === 'shown') model.within(people, Math.max(rules.hiddenUpTo + 1, figures.people.value - 2), figures.people.value + 2);
    else if (figures.people.why === 'small') model.within(people, 0, rules.hiddenUpTo);
    else model.within(people, rules.hiddenUpTo + 1, unbounded);
    // Of a whole there is only the one reason: nearly every child is in it.
    if (figures.people.kind === 'hidden' && figures.people.why === 'nearly-all' && figures.attribute === 'all') model.within(people, cohort.total - rules.hiddenUpTo, unbounded);
    if (figures.table.kind === 'shown' || figures.table.why === 'guards' || figures.table.why === 'guards-now') model.within(people, rules.leastPeople, unbounded);
    else if (figures.table.why === 'few-people') model.within(people, 0, rules.leastPeople - 1);
  }

  function readFigure(figure: Figure | undefined, count: number, others: number, { hiddenUpTo }: Published['rules']): void {
    if (figure === undefined) return;
    if (figure.kind === 'shown') {
      model.within(count, Math.max(hiddenUpTo + 1, figure.value - 2), figure.value + 2);
      model.within(others, hiddenUpTo + 1, unbounded);
    } else if (figure.why === 'small') {
      model.within(count, 0, hiddenUpTo);
    } else {
      model.within(count, hiddenUpTo + 1, unbounded);
      if (figure.why === 'nearly-all') model.within(others, 0, hiddenUpTo);
      else model.within(others, hiddenUpTo + 1, unbounded);
    }
  }

  /** A choice puts each person in one part at most; outcomes are sums of their options. */
  function tieMeasures({ measures }: Published, cell: Cell, where: Pick<Target, 'population' | 'release' | 'attribute' | 'group'>): void {
    measures.forEach((measure, at) => {
      const counts = cell.counts[at] ?? [];
      const all = counts.map((count): [number, number] => [1, count]);
      if (counts.length === 0) return;
      if (measure.most === 1) {
        const unanswered = model.unknown(0, unbounded);
        model.sum([...all, [1, unanswered], [-1, cell.people]], 0, 0);
        peopleBlock.targets.push({ ...where, kind: 'unanswered', unknown: unanswered, measure: at });
      } else if (measure.by === 'option') {
        model.sum([...all, [-measure.most, cell.people]], -unbounded, 0);
      }
      if (measure.by !== 'outcome') return;
      const options = measures.findIndex((other, otherAt) => other.question === measure.question && other.by === 'option' && (cell.counts[otherAt] ?? []).length > 0);
      measure.parts.forEach((part, partAt) => {
        const outcome = counts[partAt];
        const mine = (measures[options]?.parts ?? []).flatMap((option, optionAt) => (option.outcome === part.id ? [cell.counts[options]?.[optionAt] ?? -1] : [])).filter((unknown) => unknown >= 0);
        if (outcome === undefined || mine.length === 0) return;
        const sum = mine.map((unknown): [number, number] => [1, unknown]);
        model.sum([...sum, [-1, outcome]], 0, measure.most === 1 ? 0 : unbounded);
        if (measure.most > 1) for (const unknown of mine) model.sum([[1, outcome], [-1, unknown]], 0, unbounded);
      });
    });
  }

  /** All people are the sum of the years, and of the needs; no year and need has more people than children. */
  function tieGroups(release: Published, moment: Moment): void {
    const all = moment.get('all/all');
    if (all === undefined) return;
    for (const attribute of ['year', 'need'] as const) {
      const cells = [...moment.values()].filter((cell) => cell.figures.attribute === attribute);
      if (cells.length === 0) continue;
      model.sum([...cells.map((cell): [number, number] => [1, cell.people]), [-1, all.people]], 0, 0);
      for (const cell of cells) {
        const shown = cell.fresh && cell.figures.people.kind === 'shown' ? release.rules.hiddenUpTo + 1 : 0;
        const rest = model.unknown(shown, unbounded);
        model.sum([[1, cell.people], [1, rest], [-1, all.people]], 0, 0);
        const { group } = cell.figures;
        peopleBlock.targets.push({ kind: 'other-people', unknown: rest, population, release: release.number, attribute, group });
      }
      all.counts.forEach((parts, measure) =>
        parts.forEach((whole, part) => {
          const terms = cells.flatMap((cell): [number, number][] => {
            const count = cell.counts[measure]?.[part];
            return count === undefined ? [] : [[1, count]];
          });
          if (terms.length === cells.length) model.sum([...terms, [-1, whole]], 0, 0);
        }),
      );
    }
    tieChildren(release, moment);
  }

  function tieChildren({ cohort: { categories } }: Published, moment: Moment): void {
    const years = [...moment.values()].filter((cell) => cell.figures.attribute === 'year');
    const needs = [...moment.values()].filter((cell) => cell.figures.attribute === 'need');
    if (years.length === 0 || needs.length === 0) return;
    const grid = years.map((year) =>
      needs.map((need) => {
        if (year.figures.group === notKnown || need.figures.group === notKnown) return model.unknown(0, unbounded);
        const members: readonly string[] = categories.find((one) => one.attribute === 'need' && one.group === need.figures.group)?.members ?? [];
        const cells = knowledge.cohort.cells.filter((cell) => yearGroup(cell.year) === year.figures.group && members.includes(cell.need));
        return model.unknown(0, cells.reduce((sum, cell) => sum + cell.children, 0));
      }),
    );
    years.forEach((year, at) => model.sum([...(grid[at] ?? []).map((unknown): [number, number] => [1, unknown]), [-1, year.people]], 0, 0));
    needs.forEach((need, at) => model.sum([...grid.map((row): [number, number] => [1, row[at] ?? -1]), [-1, need.people]], 0, 0));
    peopleBlock.unknowns.push(...grid.flat());
  }

  /** What a later time says of an earlier one: nobody leaves but by withdrawing, and repeated figures mean few changes. */
  function tieTimes({ rules, number, measures }: Published, moment: Moment): void {
    for (const [key, now] of moment) {
      const madeAt = latest.get(key);
      const made = madeAt === undefined ? undefined : moments[madeAt]?.get(key);
      const before = moments.at(-1)?.get(key);
      if (made === undefined || before === undefined) continue;
      const lost = knowledge.lost.get(vintageKey(now.figures, made.figures.madeIn)) ?? 0;
      const fewest = -lost;
      // Figures of a year may be taken back because of another year: then nobody knows how much changed in it.
      const anyChange = now.fresh || isNewlyTakenBack(lastBefore(number, key), now.figures);
      const most = anyChange ? unbounded : rules.leastChanges - 1;
      const least = anyChange ? fewest : Math.max(fewest, 1 - rules.leastChanges);
      const where = { population, release: number, attribute: now.figures.attribute, group: now.figures.group };
      const tie = (earlier: number, later: number, atLeast: number, atMost: number, block: Block, target: Pick<Target, 'measure' | 'part'>) => {
        if (lost > 0) {
          model.sum([[1, later], [-1, earlier]], atLeast, atMost);
          return;
        }
        const gain = model.unknown(Math.max(0, atLeast), Math.max(0, atMost));
        model.sum([[1, later], [-1, earlier], [-1, gain]], 0, 0);
        block.targets.push({ ...where, ...target, kind: 'gain', unknown: gain });
      };
      tie(made.people, now.people, now.fresh ? rules.leastChanges - 2 * lost : least, most, peopleBlock, {});
      // Who came and went between two releases that repeat a group is in nobody's list: of these only the total is known.
      if (before !== made) model.sum([[1, now.people], [-1, before.people]], -knowledge.withdrawn, unbounded);
      measures.forEach((measure, at) =>
        measure.parts.forEach((part, partAt) => {
          const block = blockOf(`${measure.question}/${measure.most === 1 ? (part.outcome ?? '') : part.id}`);
          const [earlier, later] = [made.counts[at]?.[partAt], now.counts[at]?.[partAt]];
          const [othersEarlier, othersLater] = [made.others[at]?.[partAt], now.others[at]?.[partAt]];
          if (earlier === undefined || later === undefined || othersEarlier === undefined || othersLater === undefined) return;
          tie(earlier, later, least, most, block, { measure: at, part: partAt });
          model.sum([[1, othersLater], [-1, othersEarlier]], least, most);
          if (before === made) return;
          model.sum([[1, later], [-1, before.counts[at]?.[partAt] ?? later]], -knowledge.withdrawn, unbounded);
          model.sum([[1, othersLater], [-1, before.others[at]?.[partAt] ?? othersLater]], -knowledge.withdrawn, unbounded);
        }),
      );
    }
  }
}
