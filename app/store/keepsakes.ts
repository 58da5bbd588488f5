import type { Plan } from '#server/contracts/plan.ts';
import { decryptBytes, encryptBytes } from './attachment-cipher.ts';
import { announce } from './changes.ts';
import { withStore } from './database.ts';
import { decryptDraft, encryptDraft, newDraftKey, type SealedDraft } from './draft-cipher.ts';
import type { Mine } from './mine.ts';

/** Something of the person's own, kept with the plan. */
interface KeptMine extends SealedDraft {
  at: string;
  kind: Mine['kind'];
  type: string;
}

/**
 * What a person chose to keep on a device of their own. There is one plan: keeping another takes its place. It lies
 * encrypted under a key of its own that cannot be read out, and goes with the row: nobody can read then what a browser's files
 * still hold. Earlier builds kept a plan as it is.
 */
export type KeptPlanRow = { kind: 'plan' } & ({ key: CryptoKey; sealed: SealedDraft; mine: KeptMine[] } | { plan: Plan });

/** To what the encryption is bound. */
const place = { id: 'kept plan', revision: 1 } as const;

/** Keeps My plan, with what it shows of the person's own. Only ever called because the person said so. */
export async function keepPlan(plan: Plan, mine: readonly Mine[] = []): Promise<void> {
  const key = await newDraftKey();
  const sealed = await encryptDraft(key, place.id, place.revision, plan);
  const things = await Promise.all(
    mine.map(async ({ at, kind, content }): Promise<KeptMine> => ({ at, kind, type: content.type, ...(await encryptBytes(key, place.id, at, new Uint8Array(await content.arrayBuffer()))) })),
  );
  await withStore((store) => store.keepsakes.put({ kind: 'plan', key, sealed, mine: things }));
  announce('keepsakes');
}

/** The kept plan as an earlier build may have kept it, so whoever shows it looks at its form; or `undefined`. Fails with `unreadable` where its key does not open it. */
export async function keptPlan(): Promise<{ plan: unknown; mine: Mine[] } | undefined> {
  const row = await withStore((store) => store.keepsakes.get('plan'));
  if (row === undefined) return undefined;
  if ('plan' in row) return { plan: row.plan, mine: [] };
  const mine = await Promise.all(
    row.mine.map(async ({ at, kind, type, ...sealed }): Promise<Mine> => ({ at, kind, content: new Blob([await decryptBytes(row.key, place.id, at, sealed)], { type }) })),
  );
  return { plan: await decryptDraft(row.key, place.id, place.revision, row.sealed), mine };
}

/** Takes the kept plan off this device. */
export async function forgetPlan(): Promise<void> {
  await withStore((store) => store.keepsakes.delete('plan'));
  announce('keepsakes');
}
