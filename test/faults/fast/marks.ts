import type { Device } from './device.ts';

/**
 * What stands in the mark by which the app notices that its store was cleared: so many waiting answers. `undefined` where
 * there is none, or where it has another store's name than the one that is here: then nothing can be noticed.
 */
export function markLeft(device: Device): number | undefined {
  const text = device.local.get('all-heard store');
  if (text === undefined) return undefined;
  const { store, waiting } = JSON.parse(text) as { store: string; waiting: number };
  const here = device.outside.disk.records(device.factory).find(({ store: table, value }) => table === 'facts' && (value as { name: string }).name === 'store');
  return (here?.value as { value: string } | undefined)?.value === store ? waiting : undefined;
}
