import type { Page } from '@playwright/test';
import { everythingKept, everythingShown, openDrafts } from './remains.ts';
import { lookUntil } from './screen.ts';
import { markOf, type Around, type HeldDevice } from './seats.ts';
import { shortRound } from './short-survey.ts';

/** Pages that somebody may open who has got the device in their hands. */
const deepLinks = [`/answer/${shortRound.slug}`, '/plan', '/keep', '/device', '/share', '/'] as const;

/** Looks for what is left of those who handed a device over, wherever the next person, or a script of the site, can reach. */
export function createSearch({ seed, reachable, cards }: Pick<Around, 'seed' | 'reachable' | 'cards'>) {
  const marksOf = (person: number): string[] => [
    markOf(person, seed),
    ...cards.flatMap((card) => (card.people.includes(person) ? [card.code, card.code.replaceAll(' ', '')] : [])),
  ];
  function blame({ number, handedOver }: HeldDevice, text: string, where: string): void {
    for (const person of handedOver) {
      if (marksOf(person).some((mark) => text.includes(mark)) && !reachable.some((each) => each.person === person && each.device === number && each.where === where)) reachable.push({ device: number, person, where });
    }
  }

  /** What a script can read: the storage, and drafts with the keys beside them. */
  async function inStorage(device: HeldDevice, page: Page): Promise<void> {
    blame(device, await everythingKept(page), 'the storage');
    for (const draft of await openDrafts(page)) {
      blame(device, draft, 'a draft with its key');
      // Without words a draft is known by who says to have answered.
      for (const person of device.handedOver) if (draft.includes(`"option":"person-${person}"`)) reachable.push({ device: device.number, person, where: 'a draft with its key' });
    }
  }

  const onPage = async (device: HeldDevice, page: Page, where: string) => {
    await lookUntil(page, ({ kind }) => kind !== 'nothing' && kind !== 'first', 1_500);
    blame(device, await everythingShown(page), where);
  };

  return {
    inStorage,
    onPage,
    /** Presses Back, opens what was open again, follows an address: whatever the next person may do. Ends where somebody begins. */
    async tryEverything(device: HeldDevice, page: Page, turn: number): Promise<void> {
      const anew = { timeout: 3_000, waitUntil: 'commit' } as const;
      await onPage(device, page, 'the page on which the next person begins');
      for (let back = 1; back <= 2; back += 1) {
        await page.goBack({ ...anew, timeout: 1_500 }).catch(() => null);
        await onPage(device, page, `${back} times back`);
      }
      await page.reload(anew).catch(() => null);
      await onPage(device, page, 'the page opened anew');
      const link = deepLinks[turn % deepLinks.length] ?? '/';
      await page.goto(`${device.way.url}${link}`, anew).catch(() => null);
      await onPage(device, page, link);
      await inStorage(device, page);
    },
  };
}
