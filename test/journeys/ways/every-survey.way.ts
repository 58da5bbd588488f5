import { starterSurveys } from '#server/library/surveys.ts';
import { openStill, personWith, stopClock, until } from '../by-switch.ts';
import { withFakeSound } from '../fake-sound.ts';
import { expect, test } from '../fixtures.ts';
import { arrivedOn, madeIn } from './arrived.ts';
import { personWithFinger } from './by-finger.ts';
import { personWithKeys } from './by-keys.ts';
import { minutesOf } from './estimate.ts';
import { ways } from './person.ts';
import { photoFile } from './say-it.ts';
import type { WayTaken } from './way-reporter.ts';
import { wholeSurvey } from './whole-survey.ts';

test.use({ launchOptions: withFakeSound });

for (const survey of starterSurveys) {
  for (const way of ways) {
    test(`${survey.id}, ${way}`, async ({ page, server }) => {
      const before = await arrivedOn(server);
      const switches = way === 'one-switch' ? 1 : way === 'two-switches' ? 2 : undefined;
      const address = `/answer/${survey.id}/en-simple`;
      // What a helper sets before the first question; `one-switch.story.ts` shows how.
      if (switches !== undefined) {
        await page.addInitScript((aids) => sessionStorage.setItem('access', JSON.stringify({ format: 1, aids })), switches === 1 ? 'press-one' : 'press-two');
        await stopClock(page);
        await openStill(page, address);
        await until(page, async () => (await page.locator('[data-scan]').count()) > 0, 'something is framed');
      } else {
        await page.goto(address);
        await expect(page.locator('.answering')).toBeVisible();
      }
      page.on('filechooser', (chooser) => void chooser.setFiles(photoFile));
      const person = switches !== undefined ? personWith(page, switches) : way === 'keyboard' ? personWithKeys(page) : personWithFinger(page);

      const { said, passedOver, words } = await wholeSurvey(page, survey, person);

      const mine = async () => [...(await arrivedOn(server))].flatMap(([id, response]) => (before.has(id) ? [] : [response]));
      await person.until(async () => (await mine())[0]?.wholeMade === madeIn(said), 'what was made has arrived whole');
      const [arrived, ...others] = await mine();
      expect(others).toEqual([]);
      expect(new Map([...(arrived?.answers ?? [])].filter(([question]) => !passedOver.includes(question)))).toEqual(said);
      expect(arrived?.sealedWords).toBe([...said.values()].some(({ kind }) => kind === 'words') || madeIn(said) > 0);
      const { screens, presses, letters, toAnswers } = person.effort;
      const taken: WayTaken = { way, survey: survey.id, screens, presses, letters, toAnswers, passedOver, ...minutesOf(way, person.effort, words) };
      test.info().annotations.push({ type: 'way', description: JSON.stringify(taken) });
    });
  }
}
