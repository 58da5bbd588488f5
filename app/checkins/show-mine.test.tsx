import { renderToReadableStream } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Plan } from '#server/contracts/plan.ts';
import { languages } from '#server/contracts/languages.ts';
import { loadTexts } from '#app/i18n/load.ts';
import { TextsProvider } from '#app/i18n/text.tsx';
import type { Mine } from '#app/store/mine.ts';
import { PlanSheet } from './PlanSheet.tsx';
import { showing } from './show-mine.tsx';

const mine: readonly Mine[] = [{ at: 'my-voice', kind: 'sound', content: new Blob(['spoken'], { type: 'audio/webm' }) }];
const plan = (language: string): Plan => ({
  format: 1,
  survey: { id: 'my-future-2', version: 2 },
  language,
  entries: [
    { id: 'made', part: 'me', said: [{ question: 'my-voice', chosenFor: false, items: [], made: 'sound' }, { question: 'gone', chosenFor: false, items: [], made: 'drawing' }] },
    { id: 'likes', part: 'me', said: [{ question: 'likes', chosenFor: false, items: [{ concept: 'music', text: 'Music', own: 'music' }] }] },
  ],
});

async function drawn(language: string): Promise<string> {
  const texts = await loadTexts(language, ['checkins', 'ui']);
  const stream = await renderToReadableStream(
    <TextsProvider value={texts}>
      <PlanSheet plan={plan(language)} show={showing(mine)} />
    </TextsProvider>,
  );
  await stream.allReady;
  return new Response(stream).text();
}

describe('what lies beside a plan', () => {
  it('a sound is a line on the sheet, and can be heard on the screen alone', async () => {
    const page = await drawn('en');
    expect(page).toContain('I said this with my voice');
    expect(page).toMatch(/class="tools no-print"><button[^>]*data-part="play"/);
  });

  it('has its words in the language of the plan', async () => {
    for (const { tag } of languages) {
      const line = (await loadTexts(tag, ['makers'])).text('makers', 'plan-sound');
      expect(await drawn(tag)).toContain(line);
    }
  });

  it('what is not there any more leaves its place: the symbol where a picture was, nothing where something was made', async () => {
    const page = await drawn('en');
    expect(page).not.toContain('plan-made" src');
    expect(page).toMatch(/<svg class="picture/);
  });
});
