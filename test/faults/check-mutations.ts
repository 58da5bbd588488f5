import { fastLayer } from './fast/layer.ts';
import { mutations, type Mutation } from './mutations.ts';
import { makeSchedule } from './schedule.ts';

/** What became of the product without one of its safeguards. */
export interface Checked {
  mutation: Mutation;
  /** The seed whose schedule showed it, how many schedules that took, and what was wrong; `undefined` where nothing was. */
  caught: { seed: number; schedules: number; fault: string } | undefined;
}

/** Runs schedules without a safeguard until something goes wrong. @param most schedules at the most. */
export async function checkMutation(mutation: Mutation, first: number, most: number): Promise<Checked> {
  const layer = await fastLayer('sqlite', undefined, mutation.patches);
  try {
    for (let at = 0; at < most; at += 1) {
      const { verdict } = await layer.run(makeSchedule(first + at), first + at);
      const [fault] = verdict.faults;
      if (fault !== undefined) return { mutation, caught: { seed: first + at, schedules: at + 1, fault } };
    }
    return { mutation, caught: undefined };
  } finally {
    await layer.close();
  }
}

/** Takes out each safeguard in turn. @param only those with this in their name. */
export async function checkMutations(only: string, first: number, most: number, tell: (checked: Checked) => void): Promise<Checked[]> {
  const all: Checked[] = [];
  for (const mutation of mutations.filter(({ name }) => name.includes(only))) {
    const checked = await checkMutation(mutation, first, most);
    all.push(checked);
    tell(checked);
  }
  return all;
}

export const printedCheck = ({ mutation, caught }: Checked): string =>
  caught === undefined ? `SURVIVES  ${mutation.name}` : `caught    ${mutation.name}: seed ${caught.seed}, schedule ${caught.schedules}. ${caught.fault}`;
