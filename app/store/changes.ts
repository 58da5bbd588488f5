/**
 * News that something in the store changed, within a tab, between tabs and from the service worker.
 * It says which table and never what: whoever hears it reads the table. `to-send` says besides `outbox` that
 * there is something new in it to send.
 */
export type ChangedTable = 'outbox' | 'packs' | 'releases' | 'areas' | 'keepsakes' | 'to-send';

const channelName = 'all-heard changes';
const listeners = new Map<ChangedTable, Set<() => void>>();
let channel: BroadcastChannel | undefined;

const tables: readonly unknown[] = ['outbox', 'packs', 'releases', 'areas', 'keepsakes', 'to-send'] satisfies ChangedTable[];
const isTable = (value: unknown): value is ChangedTable => tables.includes(value);

function tell(table: ChangedTable): void {
  listeners.get(table)?.forEach((listener) => {
    listener();
  });
}

/** The channel between tabs; none in browsers before 2022, where each tab knows of its own changes only. */
function openChannel(): BroadcastChannel | undefined {
  if (channel === undefined && 'BroadcastChannel' in globalThis) {
    channel = new BroadcastChannel(channelName);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isTable(data)) tell(data);
    };
  }
  return channel;
}

/** Tells this tab and all others. Called after the transaction completed. */
export function announce(table: ChangedTable): void {
  tell(table);
  openChannel()?.postMessage(table);
}

/** Calls `listener` after every change of a table; returns how to stop. */
export function onChange(table: ChangedTable, listener: () => void): () => void {
  openChannel();
  const ofTable = listeners.get(table) ?? new Set();
  listeners.set(table, ofTable);
  ofTable.add(listener);
  return () => {
    ofTable.delete(listener);
  };
}
