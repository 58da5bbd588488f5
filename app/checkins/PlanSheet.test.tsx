import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Plan } from '#server/contracts/plan.ts';
import { languages } from '#server/contracts/languages.ts';
import { loadTexts } from '#app/i18n/load.ts';
import { TextsProvider } from '#app/i18n/text.tsx';
import { MyPlan } from './MyPlan.tsx';
import { PlanSheet } from './PlanSheet.tsx';

const planIn = (language: string): Plan => ({
  format: 1,
  survey: { id: 'my-future', version: 1 },
  language,
  entries: [
    {
      id: 'dream',
      part: 'hopes',
      said: [
        { question: 'dream', chosenFor: false, items: [{ concept: 'job', text: 'یہ', english: 'A job' }] },
        { question: 'dream-words', chosenFor: false, items: [], words: { text: 'A <b>dog</b>, & mine', language: 'en' } },
      ],
    },
    { id: 'helps', part: 'next', said: [{ question: 'helps', chosenFor: true, items: [{ concept: 'help', text: 'مدد', english: 'Help' }] }] },
  ],
});

async function drawn(language: string, beside: boolean): Promise<string> {
  const [texts, english] = await Promise.all([loadTexts(language, ['checkins', 'ui']), loadTexts('en', ['checkins'])]);
  return renderToString(
    <TextsProvider value={texts}>
      <PlanSheet plan={planIn(language)} english={beside ? english : undefined} />
    </TextsProvider>,
  );
}

describe('the sheet of My plan', () => {
  it('stands in every language, in its direction', async () => {
    for (const { tag, direction } of languages) expect(await drawn(tag, false)).toContain(`lang="${tag}" dir="${direction}"`);
  });

  it('shows own words as they are, in their own language, and never as markup', async () => {
    expect(await drawn('ur', false)).toContain('<blockquote lang="en" dir="ltr" data-script="latin">A &lt;b&gt;dog&lt;/b&gt;, &amp; mine</blockquote>');
  });

  it('says what somebody else chose, there and only there', async () => {
    expect((await drawn('en', false)).match(/Somebody chose this for me/g)).toHaveLength(1);
  });

  it('has English beside only where it is wished', async () => {
    expect(await drawn('ur', true)).toContain('A job');
    expect(await drawn('ur', false)).not.toContain('A job');
  });

  it('leaves out a part that has nothing in it', async () => {
    const page = await drawn('en', false);
    expect(page).toContain('My hopes');
    expect(page).not.toContain('About me');
  });

  it('names who made the pictures, and under which licence', async () => {
    expect(await drawn('en', false)).toMatch(/OpenMoji.*CC BY-SA 4\.0/);
  });
});

it('a plan with nothing in it says so kindly and offers nothing to print', async () => {
  const page = renderToString(
    <TextsProvider value={await loadTexts('en', ['checkins', 'ui'])}>
      <MyPlan plan={{ ...planIn('en'), entries: [] }} />
    </TextsProvider>,
  );
  expect(page).toContain('Nothing is on your plan yet');
  expect(page).not.toContain('Print my plan');
});
