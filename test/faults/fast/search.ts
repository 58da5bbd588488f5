import type { Oracle, Remains } from '../oracle.ts';
import { markIn } from './answers.ts';
import type { Device } from './device.ts';

const records = (device: Device) => device.outside.disk.records(device.factory);

/** What waits in a device's outbox, or is kept apart there. */
export const outboxOf = (device: Device): { device: number; id: string; state: string }[] =>
  records(device)
    .flatMap(({ store, value }) => (store === 'outbox' ? [value as { id: string; state: { kind: string } }] : []))
    .map(({ id, state }) => ({ device: device.number, id, state: state.kind }));

/** The ids of the drafts that lie on a device. */
export const draftsOn = (device: Device): string[] => records(device).flatMap(({ store, value }) => (store === 'drafts' ? [(value as { id: string }).id] : []));

/** Bytes as text, so that what lies there in plain is seen: what was made bears its mark throughout. */
const bytesAsText = (_: string, value: unknown): unknown => (value instanceof Uint8Array || value instanceof ArrayBuffer ? Buffer.from(value instanceof ArrayBuffer ? new Uint8Array(value) : value).toString('latin1') : value);

/**
 * Looks through all that is on a device for people who were told that nothing of them is there any more, and for
 * anything written that can be read by whoever opens the device.
 * @param ownerOf whose a draft is.
 * @param sessions what the tabs keep for themselves.
 */
export function findReachable(device: Device, ownerOf: (draft: string) => number | undefined, oracle: Oracle, sessions: Iterable<ReadonlyMap<string, string>>): Remains['reachable'][number][] {
  const found: Remains['reachable'][number][] = [];
  const at = device.number;
  for (const { store, value } of records(device)) {
    const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
    const draft = store === 'attachments' && typeof value === 'object' && value !== null && 'draft' in value ? String(value.draft) : id;
    const person = ownerOf(draft);
    if ((store === 'drafts' || store === 'keys' || store === 'attachments') && person !== undefined && oracle.isGone(person, at)) found.push({ device: at, person, where: store });
    const marked = markIn(JSON.stringify(value, bytesAsText));
    if (marked !== undefined) found.push({ device: at, person: marked, where: `${store}, in plain` });
  }
  for (const text of [device.local, ...sessions].flatMap((each) => [...each.values()])) {
    const marked = markIn(text);
    if (marked !== undefined) found.push({ device: at, person: marked, where: 'web storage' });
  }
  return found;
}
