/**
 * Whole-number worlds: unknown counts with bounds, and sums that tie them. Answers two questions about what
 * someone can work out: which values a count can have as far as plain reasoning over sums goes
 * (`narrow`), and whether there is a whole world, agreeing with everything known, in which
 * a count lies outside a range (`worldWith`). A world that is found is a proof; one that is not found proves nothing,
 * and is taken for the worse.
 */
export interface Sum {
  vars: readonly number[];
  factors: readonly number[];
  least: number;
  most: number;
}

export const unbounded = 1_000_000;

/** Builds the unknowns and sums of a model. */
export class Model {
  readonly low: number[] = [];
  readonly high: number[] = [];
  readonly sums: Sum[] = [];

  unknown(low: number, high: number): number {
    this.low.push(low);
    this.high.push(high);
    return this.low.length - 1;
  }

  /** Tightens what is known of one count. */
  within(unknown: number, low: number, high: number): void {
    this.low[unknown] = Math.max(this.low[unknown] ?? 0, low);
    this.high[unknown] = Math.min(this.high[unknown] ?? 0, high);
  }

  /** `least ≤ Σ factor × unknown ≤ most`. */
  sum(terms: readonly (readonly [factor: number, unknown: number])[], least: number, most: number): void {
    this.sums.push({ vars: terms.map(([, unknown]) => unknown), factors: terms.map(([factor]) => factor), least, most });
  }
}

/** Deterministic pseudo-random numbers (mulberry32): the search order is the same in every run. */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class Worlds {
  readonly low: Int32Array;
  readonly high: Int32Array;
  private readonly sums: readonly Sum[];
  private readonly sumsOf: number[][];
  private readonly trail: number[] = [];
  private readonly queued: Uint8Array;

  constructor(model: Model) {
    this.low = Int32Array.from(model.low);
    this.high = Int32Array.from(model.high);
    this.sums = model.sums;
    this.sumsOf = model.low.map(() => []);
    model.sums.forEach((sum, at) => {
      for (const unknown of sum.vars) this.sumsOf[unknown]?.push(at);
    });
    this.queued = new Uint8Array(model.sums.length);
  }

  /** Narrows every count as far as reasoning over single sums goes. False: nothing fits what is known. */
  narrow(): boolean {
    for (let unknown = 0; unknown < this.low.length; unknown += 1) if (this.lowOf(unknown) > this.highOf(unknown)) return false;
    return this.settle(this.sums.map((_sum, at) => at));
  }

  lowOf(unknown: number): number {
    return this.low[unknown] ?? 0;
  }
  highOf(unknown: number): number {
    return this.high[unknown] ?? 0;
  }
  mark(): number {
    return this.trail.length;
  }

  back(mark: number): void {
    while (this.trail.length > mark) {
      const high = this.trail.pop() ?? 0;
      const low = this.trail.pop() ?? 0;
      const unknown = this.trail.pop() ?? 0;
      this.low[unknown] = low;
      this.high[unknown] = high;
    }
  }

  /** Supposes that a count lies in a range; false, and nothing supposed, where that cannot be. */
  suppose(unknown: number, low: number, high: number): boolean {
    const mark = this.mark();
    if (this.tighten(unknown, low, high) && this.settle(this.sumsOf[unknown] ?? [])) return true;
    this.back(mark);
    return false;
  }

  private tighten(unknown: number, low: number, high: number): boolean {
    const oldLow = this.lowOf(unknown);
    const oldHigh = this.highOf(unknown);
    if (low <= oldLow && high >= oldHigh) return true;
    this.trail.push(unknown, oldLow, oldHigh);
    this.low[unknown] = Math.max(low, oldLow);
    this.high[unknown] = Math.min(high, oldHigh);
    return this.lowOf(unknown) <= this.highOf(unknown);
  }

  private settle(start: readonly number[]): boolean {
    const queue: number[] = [...start];
    this.queued.fill(0);
    for (const at of queue) this.queued[at] = 1;
    for (let next = 0; next < queue.length; next += 1) {
      const at = queue[next] ?? 0;
      this.queued[at] = 0;
      const sum = this.sums[at];
      if (sum === undefined) continue;
      let least = 0;
      let most = 0;
      const { vars, factors } = sum;
      for (let term = 0; term < vars.length; term += 1) {
        const unknown = vars[term] ?? 0;
        const factor = factors[term] ?? 0;
        least += factor * (factor > 0 ? this.lowOf(unknown) : this.highOf(unknown));
        most += factor * (factor > 0 ? this.highOf(unknown) : this.lowOf(unknown));
      }
      if (least > sum.most || most < sum.least) return false;
      if (least >= sum.least && most <= sum.most) continue;
      for (let term = 0; term < vars.length; term += 1) {
        const unknown = vars[term] ?? 0;
        const factor = factors[term] ?? 0;
        const low = this.lowOf(unknown);
        const high = this.highOf(unknown);
        const othersLeast = least - factor * (factor > 0 ? low : high);
        const othersMost = most - factor * (factor > 0 ? high : low);
        const from = (sum.least - othersMost) / factor;
        const to = (sum.most - othersLeast) / factor;
        const newLow = Math.max(low, Math.ceil(factor > 0 ? from : to));
        const newHigh = Math.min(high, Math.floor(factor > 0 ? to : from));
        if (newLow === low && newHigh === high) continue;
        if (!this.tighten(unknown, newLow, newHigh)) return false;
        least = othersLeast + factor * (factor > 0 ? newLow : newHigh);
        most = othersMost + factor * (factor > 0 ? newHigh : newLow);
        for (const other of this.sumsOf[unknown] ?? []) {
          if (this.queued[other] === 1) continue;
          this.queued[other] = 1;
          queue.push(other);
        }
      }
    }
    return true;
  }

  /**
   * Fills in the rest of a block of counts, one by one, trying several orders. False, and nothing filled in,
   * where no order worked.
   */
  fill(block: readonly number[], random: () => number, tries: number): boolean {
    const mark = this.mark();
    for (let attempt = 0; attempt < tries; attempt += 1) {
      if (this.fillOnce(block, random, attempt)) return true;
      this.back(mark);
    }
    return false;
  }

  private fillOnce(block: readonly number[], random: () => number, attempt: number): boolean {
    const order = attempt === 0 ? [...block] : shuffled(block, random);
    for (const unknown of order) {
      const low = this.lowOf(unknown);
      const high = this.highOf(unknown);
      if (low === high) continue;
      const middle = Math.min(high, Math.floor((low + Math.min(high, low + 400)) / 2));
      const wanted = attempt === 0 ? middle : Math.min(high, low + Math.floor(random() * (Math.min(high, low + 400) - low + 1)));
      if (this.suppose(unknown, wanted, wanted)) continue;
      let found = false;
      for (let step = 1; !found && step <= 12; step += 1) {
        for (const value of [wanted - step, wanted + step]) {
          if (value < this.lowOf(unknown) || value > this.highOf(unknown)) continue;
          if (this.suppose(unknown, value, value)) {
            found = true;
            break;
          }
        }
      }
      if (!found) return false;
    }
    return true;
  }
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const here = copy[at];
    const there = copy[other];
    if (here !== undefined && there !== undefined) {
      copy[at] = there;
      copy[other] = here;
    }
  }
  return copy;
}
