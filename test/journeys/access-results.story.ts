import { languages } from '#server/contracts/languages.ts';
import { guideOn } from './access/guide.ts';
import { tourTime } from './access/looks.ts';
import { test } from './access/released.ts';
import { noResults, results } from './access/results-tour.ts';
import { withoutWorker } from './fixtures.ts';

/** The results of an area, looked at like every other screen (`access.story.ts`), by one worker: the server that has results is slow to make. */
test.use({ ...withoutWorker, expectedOnConsole: [/status of 404/] });

for (const language of languages) {
  test(`The results of an area, for everybody (${language.tag})`, async ({ page, server, released }) => {
    test.setTimeout(tourTime);
    const guide = guideOn(page, language);
    await noResults(guide, server.url);
    await results(guide, released.url);
    guide.conclude(['results']);
  });
}
