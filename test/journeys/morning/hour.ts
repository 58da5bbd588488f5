import type { Pupil } from './tablet.ts';

/** Minutes that a sitting may take, with everybody who is to answer. */
const lesson = 60;

const inMinutes = (minutes: number): string => minutes.toFixed(1);
const sum = (all: readonly number[]): number => all.reduce((before, each) => before + each, 0);

/** Until the last of a tablet's pupils is done: their questions, and what is on the screen between two of them. */
const untilDone = (pupils: readonly Pupil[]): number => sum(pupils.map(({ minutes }) => minutes)) + sum(pupils.slice(0, -1).map(({ handOver }) => handOver));

/**
 * How long everybody takes, tablet by tablet, for people to read. Of each screen as it was drawn: its words at 80 a
 * minute, a slow reader's pace who reads all of them, and 1.3 s a tap (`ways/estimate.ts` says from where). Nobody's
 * thinking is in it, nor the walk from the chair to the tablet.
 */
export function hourOf(tablets: readonly (readonly Pupil[])[]): string {
  const lines = tablets.map((pupils, at) => {
    const each = pupils.map(({ minutes, screens }) => `${inMinutes(minutes)} (${screens} screens)`).join(', ');
    return `tablet ${at + 1}: ${each}; handing on ${pupils.slice(0, -1).map(({ handOver }) => inMinutes(handOver)).join(', ')}; together ${inMinutes(untilDone(pupils))} min`;
  });
  const last = Math.max(...tablets.map(untilDone));
  const left = lesson - last;
  const all = tablets.flat();
  const turns = Math.ceil(all.length / tablets.length);
  const fewer = Math.ceil(all.length / (tablets.length + 1));
  const longest = (minutes: (pupil: Pupil) => number) => Math.max(...all.map(minutes));
  const withOneMore = fewer * longest((pupil) => pupil.minutes) + (fewer - 1) * longest((pupil) => pupil.handOver);
  return [
    `${all.length} pupils on ${tablets.length} tablets, My future, minutes of a slow reader:`,
    ...lines,
    left >= 0 ? `All are done after ${inMinutes(last)} of ${lesson} minutes; ${inMinutes(left / turns)} are left for each to think, and to change places.` : `All are done after ${inMinutes(last)} minutes: ${inMinutes(-left)} OVER THE HOUR.`,
    `With one tablet more: ${inMinutes(withOneMore)} minutes.`,
  ].join('\n');
}
