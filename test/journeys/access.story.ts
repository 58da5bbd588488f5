import { languages } from '#server/contracts/languages.ts';
import { pageId } from '#server/contracts/walk.ts';
import { myFuture } from '#server/library/my-future.ts';
import { answering } from './access/answering-tour.ts';
import { everyPlace, guideOn, type Place } from './access/guide.ts';
import { full, tourTime } from './access/looks.ts';
import { openPages } from './access/open-tour.ts';
import { otherKinds, thenAndNow } from './access/kinds-tour.ts';
import { ownThings, thingsMade } from './access/making-tour.ts';
import { keepCard, keptPlan, noPlan } from './access/own-tour.ts';
import { tabletInSession } from './access/session-tour.ts';
import { theRoom } from './access/room-tour.ts';
import { sharedDevice } from './access/share-tour.ts';
import { staffSignsIn } from './access/staff-tour.ts';
import { expect, test, withoutWorker } from './fixtures.ts';
import { roomToday } from './in-the-room.ts';
import { withFakeSound } from './fake-sound.ts';

/**
 * Every screen, in every state of it, in every language, looked at as people have it: themes, sizes and symbols
 * pairwise, or with `npm run access:full` in every combination.
 */
test.describe.configure({ mode: 'parallel' });
// What is not there is looked at too, and an address that is not safe; Chromium writes both to its console.
test.use({ launchOptions: withFakeSound, expectedOnConsole: [/status of 40[149]|status of 422|Cross-Origin-Opener-Policy header has been ignored/] });

const walks: Readonly<Record<'own' | 'open' | 'shared' | 'inSession' | 'staff' | 'room', readonly Place[]>> = {
  own: ['answer', 'plan', 'keep'],
  open: ['home', 'card', 'cards', 'keepCards', 'device', 'help', 'credits', 'unknown'],
  shared: ['share'],
  inSession: ['join', 'kiosk', 'run'],
  staff: ['signIn', 'invite', 'staff', 'rounds', 'roundKept', 'letter', 'notice', 'network', 'group', 'shaped', 'asked', 'paper', 'booklets', 'typing', 'sessions', 'session', 'administration'],
  room: ['room', 'accounts'],
};
/** Looked at in `access-results.story.ts`. */
const elsewhere: readonly Place[] = ['results'];
/** Leads on to another screen, and has nothing to look at. */
const leadsOn: readonly Place[] = ['round'];

test('Every screen is on a tour', async ({ page }) => {
  expect([...Object.values(walks).flat(), ...elsewhere, ...leadsOn].toSorted()).toEqual(everyPlace.toSorted());
  const reply = await page.request.get('/answer/my-future', { maxRedirects: 0 });
  expect([reply.status(), reply.headers()['location']]).toEqual([302, '/answer/my-future/en-simple']);
});

for (const language of languages) {
  test(`The check-in, my plan and the keep card, for everybody (${language.tag})`, async ({ page, server }) => {
    test.setTimeout(tourTime);
    const guide = guideOn(page, language);
    const code = await answering(guide, server.url);
    await keptPlan(guide);
    await noPlan(guide);
    await keepCard(guide, code);
    expect(guide.states('answer'), 'every page of the survey').toEqual(expect.arrayContaining(myFuture.pages.map(pageId)));
    guide.conclude(walks.own);
  });
}

/** One language of each script and direction; `npm run access:full` takes them all. */
const ofEachScript = languages.filter(({ tag }) => full || ['en-simple', 'ur', 'ar', 'pa'].includes(tag));

const ofShared = languages.filter(({ tag }) => full || tag === 'so' || ofEachScript.some((one) => one.tag === tag));
for (const language of ofShared) {
  test(`A device that many people use, for everybody (${language.tag})`, async ({ page }) => {
    test.setTimeout(tourTime);
    const guide = guideOn(page, language, ofShared);
    await sharedDevice(guide);
    guide.conclude(walks.shared);
  });
}

const ofStaff = languages.filter(({ tag }) => full || tag === 'ur');
for (const language of ofStaff) {
  test(`A tablet in a session, for everybody (${language.tag})`, async ({ page, server }) => {
    test.setTimeout(tourTime);
    const guide = guideOn(page, language, ofStaff);
    await tabletInSession(guide, server);
    guide.conclude([]);
  });
}

for (const language of ofStaff) {
  test(`The room at the close of a session, and groups in their own words (${language.tag})`, async ({ page, server }) => {
    test.setTimeout(tourTime);
    const guide = guideOn(page, language, ofStaff);
    await theRoom(guide, await roomToday(server, ['en-simple', 'en', 'ur']));
    guide.conclude(full ? walks.room : []);
  });
}

for (const language of ofStaff) {
  test(`Staff come by a link, invite somebody and sign in (${language.tag})`, async ({ page, server }) => {
    test.setTimeout(tourTime);
    const guide = guideOn(page, language, ofStaff);
    await staffSignsIn(guide, server);
    guide.conclude(full ? walks.staff : []);
  });
}

test.describe('Without the service worker, so that a missing network is met where it is meant to be', () => {
  test.use({ ...withoutWorker, expectedOnConsole: [/status of 404/] });

  /** Dealt out, so that each is looked at in both directions, and each script looks at one. */
  const ofKinds = [
    { what: 'The kinds of question that only other surveys have', tour: otherKinds, tags: ['en-simple', 'ur'] },
    { what: 'Questions that are answered by making something', tour: thingsMade, tags: ['pa', 'ar'] },
  ];
  for (const { what, tour, tags } of ofKinds) {
    const asked = languages.filter(({ tag }) => full || tags.includes(tag));
    for (const language of asked) {
      test(`${what}, for everybody (${language.tag})`, async ({ page }) => {
        test.setTimeout(tourTime);
        const guide = guideOn(page, language, asked);
        await tour(guide);
        guide.conclude([]);
      });
    }
  }

  const ofOwnThings = languages.filter(({ tag }) => full || tag === 'ur');
  for (const language of ofOwnThings) {
    test(`Own pictures on a board, and my plan with what was made, for everybody (${language.tag})`, async ({ page }) => {
      test.setTimeout(tourTime);
      const guide = guideOn(page, language, ofOwnThings);
      await ownThings(guide);
      guide.conclude([]);
    });
  }

  for (const language of languages.filter(({ tag }) => tag === 'ur')) {
    test(`A self-check is answered twice with one card, then and now stand side by side (${language.tag})`, async ({ page }) => {
      test.setTimeout(tourTime);
      const guide = guideOn(page, language, [language]);
      await thenAndNow(guide);
      guide.conclude([]);
    });
  }

  for (const language of languages) {
    test(`The pages that stand open, for everybody (${language.tag})`, async ({ page }) => {
      test.setTimeout(tourTime);
      const guide = guideOn(page, language);
      await openPages(guide);
      guide.conclude(walks.open);
    });
  }
});
