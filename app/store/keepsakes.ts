import type { Plan } from '#server/contracts/plan.ts';
import { announce } from './changes.ts';
import { withStore } from './database.ts';

/** What a person chose to keep on a device of their own. There is one plan: keeping another takes its place. */
export interface KeptPlanRow {
  kind: 'plan';
  plan: Plan;
}

/** Keeps My plan. Only ever called because the person said so. */
export async function keepPlan(plan: Plan): Promise<void> {
  await withStore((store) => store.keepsakes.put({ kind: 'plan', plan }));
  announce('keepsakes');
}

/** The kept plan, or `undefined`. */
export async function keptPlan(): Promise<Plan | undefined> {
  return (await withStore((store) => store.keepsakes.get('plan')))?.plan;
}

/** Takes the kept plan off this device. */
export async function forgetPlan(): Promise<void> {
  await withStore((store) => store.keepsakes.delete('plan'));
  announce('keepsakes');
}
