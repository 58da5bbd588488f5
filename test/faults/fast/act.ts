import type { Act, Step } from '../schedule.ts';
import { markFor } from './answers.ts';
import { copyDisk } from './copy.ts';
import type { Device } from './device.ts';
import { draftsOn } from './search.ts';
import { thingOf } from './making.ts';
import type { Town } from './town.ts';

const day = 86_400_000;
export const waits = { seconds: 5_000, minutes: 6 * 60_000, days: 2 * day, months: 120 * day } as const;
const mostPeople = 40;
/** What is done whether or not somebody answers. */
const anyTime: ReadonlySet<Act['do']> = new Set(['come', 'hand-over', 'sync', 'worker-sync', 'withdraw', 'wait', 'offline', 'online', 'publish', 'copy-device', 'carry']);

/** Does what people and programs do in a town. */
export function createActs(town: Town) {
  const { turns, disk, server, dice, oracle, told, way, devices, openTab, living, background, quiet } = town;
  let operations = 0;
  let written = 0;
  let made = 0;

  async function copy(from: Device, to: Device): Promise<void> {
    to.killAll();
    to.factory = disk.newFactory();
    background(copyDisk(from.factory, to.factory));
    await quiet();
    told.copied(from.number, to.number, draftsOn(to));
  }

  return {
    /** What was done that had a place to be done. */
    operations: () => operations,
    async act(step: Step & Act, device: Device): Promise<void> {
      const tab = living(device, step.tab);
      const busy = tab?.program.isBusy() === true;
      if (busy || anyTime.has(step.do)) operations += 1;
      switch (step.do) {
        case 'come': {
          if (busy || told.people() >= mostPeople) break;
          const opened = openTab(device, step.tab);
          background(opened.program.come('autumn', step.language, step.card ? server.cards[dice.below(server.cards.length)] : undefined, step.fresh));
          break;
        }
        case 'answer':
          tab?.program.answer('noise', { kind: 'scale', place: (['well', 'sometimes', 'not-well'] as const)[step.value % 3] ?? 'well' });
          if (step.value > 2) tab?.program.answer('travel', { kind: 'choice', option: step.value > 3 ? 'walk' : 'bus' });
          break;
        case 'write':
          if (tab !== undefined) tab.program.write('change', markFor(tab.person, written++));
          break;
        case 'make':
          if (tab !== undefined) tab.program.make(step.what, thingOf(step.what, step.pieces, made++, markFor(tab.person, made)));
          break;
        case 'unmake':
          tab?.program.unmake(step.what);
          break;
        case 'next':
          tab?.program.next();
          break;
        case 'back':
          tab?.program.back();
          break;
        case 'retry':
          tab?.program.retry();
          break;
        case 'change-language': {
          if (tab === undefined || !busy || !(await town.settled(tab))) break;
          const { person } = tab;
          const opened = openTab(device, step.tab);
          opened.person = person;
          background(opened.program.come('autumn', step.language, undefined, false));
          break;
        }
        case 'send':
          if (tab !== undefined) background(tab.program.send());
          break;
        case 'stop':
          if (tab !== undefined) background(tab.program.leave(step.keep));
          break;
        case 'hand-over':
          background((tab ?? openTab(device, step.tab)).program.handOver());
          break;
        case 'sync':
          (tab ?? openTab(device, step.tab)).realm.dispatch('online');
          break;
        case 'worker-sync':
          town.wake(device);
          break;
        case 'withdraw': {
          const paper = told.papers.at(-1 - (step.who % Math.max(1, told.papers.length)));
          if (paper === undefined) break;
          const opened = openTab(device, step.tab, (said) => {
            if (said.kind === 'withdrawing' || said.kind === 'withdrawn') oracle.hear({ kind: said.kind, person: paper.person, device: paper.device });
            // By a server that believes the round to be still to come, this is taken to mean an earlier one.
            else if (said.kind === 'will-be-withdrawn') oracle.hear({ kind: town.roundIsOpen() ? 'withdrawn' : 'withdrawing', person: paper.person, device: paper.device });
            else told.hear(device.number, opened, said);
          });
          background(opened.program.withdraw(paper.secret));
          break;
        }
        case 'wait':
          town.pass(waits[step.for]);
          break;
        case 'offline':
        case 'online':
          way.setOnline(device.number, step.do === 'online');
          if (step.do === 'online') for (const realm of device.realms) realm.dispatch('online');
          break;
        case 'publish':
          await turns.outside(() => server.publish(step.what));
          break;
        case 'copy-device': {
          const from = devices[step.from % devices.length];
          if (from !== undefined && from !== device && device.factory._databases.size === 0) await copy(from, device);
          break;
        }
        case 'carry': {
          const to = devices[step.to % devices.length];
          if (to === undefined || to === device) break;
          const from = tab ?? openTab(device, step.tab);
          const there = living(to, 0) ?? openTab(to, 0);
          background(from.program.carryOut().then((files) => Promise.all(files.map((text) => there.program.carryIn(text).catch(() => undefined))), () => undefined));
          break;
        }
        case 'share':
        case 'walk-away':
        case 'take-back':
        case 'bring-back':
          // These are acts of screens, which this layer has not.
          break;
      }
    },
  };
}
