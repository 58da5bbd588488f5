const firstWait = 2_000;
const longestWait = 300_000;

/**
 * Milliseconds to wait after so many failures in a row: doubling from two seconds to five minutes, and somewhere
 * in the upper half of that, so that forty tablets that lost the network together do not come back together.
 *
 * @param random from 0 to under 1.
 */
export function waitAfter(failures: number, random: number): number {
  const most = Math.min(longestWait, firstWait * 2 ** Math.max(0, failures - 1));
  return Math.round(most * (0.5 + random / 2));
}
