import type { Target } from './machine.ts';

/** Something that can be pressed, as the page shows it. */
export interface Item {
  id: number;
  /** An answer; the way on; another thing of the page; a thing of the bars above and below, which are there always. */
  kind: 'answer' | 'on' | 'content' | 'bar';
  /** What stands in one list, or belongs to one question, has the same. */
  cluster: number;
  /** Where its upper edge is, in pixels: what stands in one row has the same. */
  top: number;
}

/** As many things as are framed one after another; more go in groups. */
export const mostInScan = 8;
/** Edges so near to each other are of one row. */
const sameRow = 8;

const leaf = ({ id }: Item): Target => ({ id });
const idOf = (targets: readonly Target[]): number => {
  let [first] = targets;
  let depth = 1;
  for (; first?.inside !== undefined; depth += 1) [first] = first.inside;
  // Of its own, and the same as long as it begins with the same: the frame stays on it when the page is drawn anew.
  return -((first?.id ?? 0) * 10 + depth);
};
const group = (targets: readonly Target[]): Target[] => (targets.length < 2 ? [...targets] : [{ id: idOf(targets), inside: targets }]);

/** Groups of about as many as there are groups: the fewest steps to any of them. */
function inGroups(targets: readonly Target[], most: number): Target[] {
  if (targets.length <= most) return [...targets];
  const wanted = Math.ceil(Math.sqrt(targets.length));
  const size = Math.max(wanted, Math.ceil(targets.length / most));
  const groups: Target[] = [];
  for (let from = 0; from < targets.length; from += size) groups.push(...group(inGroups(targets.slice(from, from + size), mostInScan)));
  return groups;
}

/**
 * Groups of one question's answers, the first the largest and each next one smaller: what is later in the row of groups
 * is earlier in its group, so that none is far and the fewest steps lead to all of them together.
 */
function everSmaller(targets: readonly Target[]): Target[] {
  let size = Math.min(mostInScan, Math.ceil(Math.sqrt(2 * targets.length + 0.25) - 0.5));
  const groups: Target[] = [];
  for (let from = 0; from < targets.length; size = Math.max(1, size - 1)) {
    groups.push(...group(targets.slice(from, from + size)));
    from += size;
  }
  return groups.length > mostInScan ? inGroups(targets, mostInScan) : groups;
}

function together(items: readonly Item[], same: (one: Item, other: Item) => boolean): Item[][] {
  const found: Item[][] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last?.[0] !== undefined && same(last[0], item)) last.push(item);
    else found.push([item]);
  }
  return found;
}
const byCluster = (items: readonly Item[]): Item[][] => together(items, (one, other) => one.cluster === other.cluster);

/** The answers themselves where they have room; else each question in groups of a few, or, where those are too many, the first questions in one group each. */
function answersIn(answers: readonly Item[], room: number): Target[] {
  if (answers.length <= room) return answers.map(leaf);
  const questions = byCluster(answers).map((each) => each.map(leaf));
  const few = (each: readonly Target[]) => (each.length < 4 ? group(each) : everSmaller(each));
  const whole = (each: readonly Target[]) => group(inGroups(each, mostInScan));
  for (let closed = 0; closed <= questions.length; closed += 1) {
    const targets = questions.flatMap((each, at) => (at < closed ? whole(each) : few(each)));
    if (targets.length <= room) return targets;
  }
  return inGroups(questions.flatMap(whole), room);
}

/** Everything of the page beside answers. Where there are none it has the page to itself. */
function othersIn(others: readonly Item[], room: number, alone: boolean): Target[] {
  if (others.length <= (alone ? room : 1)) return others.map(leaf);
  const lists = byCluster(others).flatMap((each) => group(inGroups(each.map(leaf), mostInScan)));
  return alone ? inGroups(lists, room) : group(lists.length === 1 ? (lists[0]?.inside ?? lists) : inGroups(lists, mostInScan));
}

/** One after another: answers first, then the way on, then what else the page has, the bars last, as one group. */
function inLine(items: readonly Item[]): Target[] {
  const of = (kind: Item['kind']) => items.filter((item) => item.kind === kind);
  const [answers, on, others] = [of('answer'), of('on').map(leaf), of('content')];
  const bars = group(inGroups(of('bar').map(leaf), mostInScan));
  const room = mostInScan - on.length - bars.length;
  if (answers.length === 0) return [...on, ...othersIn(others, room, true), ...bars];
  if (answers.length + others.length <= room) return [...answers.map(leaf), ...on, ...others.map(leaf), ...bars];
  const rest = othersIn(others, room, false);
  return [...answersIn(answers, room - rest.length), ...on, ...rest, ...bars];
}

/** Row after row, as they stand on the screen; what stands alone in its row is there at once. */
function inRows(items: readonly Item[]): Target[] {
  const order = ['answer', 'on', 'content', 'bar'] as const;
  const sorted = order.flatMap((kind) => items.filter((item) => item.kind === kind));
  const rows = together(sorted, (one, other) => (one.kind === 'bar') === (other.kind === 'bar') && Math.abs(one.top - other.top) <= sameRow);
  return inGroups(rows.flatMap((row) => group(inGroups(row.map(leaf), mostInScan))), mostInScan);
}

/** What is framed, in which order and in which groups: never more than eight at once. */
export const grouped = (items: readonly Item[], order: 'linear' | 'rows'): Target[] => (order === 'rows' ? inRows(items) : inLine(items));
