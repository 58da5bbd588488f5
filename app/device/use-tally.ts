import { useEffect, useState } from 'react';
import { onOutboxChange } from '#app/store/outbox.ts';
import { outboxTally, type OutboxTally } from '#app/store/outbox-tally.ts';

/** What waits, and when it was counted, in milliseconds by this device's clock. */
export type TallyNow = OutboxTally & { now: number };

/** What waits on this device, from moment to moment; `failed` where its store cannot be read. */
export function useTally(): TallyNow | 'failed' | undefined {
  const [tally, setTally] = useState<TallyNow | 'failed'>();
  useEffect(() => {
    let here = true;
    const read = () =>
      void outboxTally().then(
        (found) => here && setTally({ ...found, now: Date.now() }),
        () => here && setTally('failed'),
      );
    const leave = onOutboxChange(read);
    read();
    return () => {
      here = false;
      leave();
    };
  }, []);
  return tally;
}
