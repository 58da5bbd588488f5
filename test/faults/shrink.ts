import type { Schedule, Step } from './schedule.ts';

/**
 * The shortest schedule that can be found that still fails: takes out runs of steps, long ones first (delta debugging),
 * then makes what is left simpler, as long as it fails.
 * @param most runs at the most.
 */
export async function shrink(schedule: Schedule, fails: (schedule: Schedule) => Promise<boolean>, most = 400): Promise<Schedule> {
  let best = schedule;
  let runs = 0;
  const tryOne = async (candidate: Schedule): Promise<boolean> => {
    if (runs >= most) return false;
    runs += 1;
    if (!(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let size = Math.ceil(best.length / 2); size >= 1; ) {
    let shorter = false;
    for (let from = 0; from < best.length; ) {
      if (await tryOne([...best.slice(0, from), ...best.slice(from + size)])) shorter = true;
      else from += size;
    }
    if (!shorter || size > 1) size = size === 1 ? 0 : Math.floor(size / 2);
  }
  const simpler: readonly ((step: Step) => Step)[] = [
    (step) => ({ ...step, together: false }),
    (step) => ({ ...step, device: 0 }),
    (step) => ({ ...step, tab: 0 }),
    (step) => ('times' in step ? { ...step, times: 1 } : step),
  ];
  for (const simplify of simpler) {
    for (const at of best.keys()) {
      const step = best[at];
      if (step === undefined) continue;
      const candidate = simplify(step);
      if (JSON.stringify(candidate) !== JSON.stringify(step)) await tryOne(best.with(at, candidate));
    }
  }
  return best;
}
