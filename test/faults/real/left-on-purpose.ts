import type { Engine } from '#server/database/engine.ts';
import type { Schedule } from '../schedule.ts';
import { withRealLayers } from './run-real.ts';

const here = { device: 0, tab: 0, together: false } as const;
const handedOn: Schedule = [
  { ...here, do: 'share' },
  { ...here, do: 'come', card: false, language: 'en', fresh: false },
  { ...here, do: 'answer', value: 0 },
  { ...here, do: 'write' },
  { ...here, do: 'stop', keep: true },
];

/** Whether words that a page keeps on purpose are noticed once the device was handed over: else nothing would be proven by finding none. */
export const noticesWhatIsLeft = (engine: Engine): Promise<boolean> =>
  withRealLayers({ engine, many: 1, leavesWords: true }, async ([layer]) => {
    // On a machine with much else to do a screen may come too late to be pressed.
    for (let tries = 0; tries < 3; tries += 1) {
      const { verdict } = (await layer?.run(handedOn, 1)) ?? {};
      if (verdict?.reachable === 1 && verdict.lost === 0) return true;
    }
    return false;
  });
