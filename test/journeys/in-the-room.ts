import type { Page } from '@playwright/test';
import type { Answer } from '#server/contracts/response.ts';
import { myFuture } from '#server/library/my-future.ts';
import { roomSecret } from '#server/sealing/room-key.ts';
import type { ServerProcess } from '#test/helpers/server-process.ts';
import { codeFor, tallyOf } from '#test/helpers/room-tally.ts';
import type { Tally } from '#app/store/room-tallies.ts';
import { beside, cookiesOf, planSession, type Planned } from './by-session.ts';

/** A session of today in which My future is answered, what opens its room, and staff who are signed in. */
export interface RoomToday extends Planned {
  secret: string;
  analyst: Planned['cookies'];
}

export async function roomToday(server: ServerProcess, languages: readonly string[]): Promise<RoomToday> {
  const planned = await planSession(server, ['my-future'], languages);
  return beside(server, async (deps, partnership) => ({
    ...planned,
    secret: roomSecret(deps.keys.cardSecret(), planned.id),
    analyst: await cookiesOf(server, 'analyst', deps, partnership),
  }));
}

/** Answers to what may be shown of My future: what somebody likes, and what helps them. */
export const says = (likes: string, helps: string): Answer[] => [
  { question: 'likes', voice: 'own', value: { kind: 'board', placed: [{ option: likes, place: 'well' }] } },
  { question: 'helps', voice: 'own', value: { kind: 'several', options: [helps, 'quiet'] } },
];

/** What a tablet counted on which so many people said this. */
export const counted = ({ id: session, secret }: RoomToday, people: readonly (readonly Answer[])[]): Promise<Tally> => tallyOf({ session, secret, round: 'my-future', survey: myFuture }, people);

/** The text of the code of another tablet, which is somewhere else in the room. */
export const codeOfTablet = async (room: RoomToday, people: readonly (readonly Answer[])[]): Promise<string> => codeFor(room.id, await counted(room, people));

/** Pastes a code into the page that gathers, and waits until it was looked at. */
export async function pasteCode(page: Page, code: string): Promise<void> {
  const details = page.locator('.room-take details');
  if (!(await details.evaluate((each: HTMLDetailsElement) => each.open))) await details.locator('summary').tap();
  await details.locator('textarea').fill(code);
  await details.locator('.button').tap();
  await page.locator('.room-said .notice').waitFor();
}

/** Puts a tally on this device, encrypted as the app keeps it, as if people had answered here. */
export async function countHere(page: Page, session: string, tally: Tally): Promise<void> {
  await page.evaluate(
    async ([of, content]) => {
      const id = `${of} ${content.shape}`;
      const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = (words: string) => new TextEncoder().encode(words);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: text(`all-heard draft 1\nroom ${id}\n1`) }, key, text(JSON.stringify(content)));
      const opened = indexedDB.open('all-heard');
      await new Promise((resolve) => { opened.onsuccess = resolve; });
      const change = opened.result.transaction(['keys', 'roomTallies'], 'readwrite');
      change.objectStore('keys').put({ id: `room ${id}`, key });
      change.objectStore('roomTallies').put({ id, session: of, revision: 1, iv, sealed });
      await new Promise((resolve) => { change.oncomplete = resolve; });
      opened.result.close();
    },
    [session, tally] as const,
  );
}
