import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Locator, Page } from '@playwright/test';
import type { Answers } from '../oracle.ts';
import { shortRound } from './short-survey.ts';

/** What a person reads on the screen at one moment. */
export interface Reading {
  /** `nothing`: an empty page, or one that is not the app's. `first`: the page as the server sent it. */
  kind: 'nothing' | 'first' | 'questions' | 'welcome-back' | 'stopped-kept' | 'stopped-dropped' | 'finished' | 'short';
  page: string;
  saving: 'saved' | 'not-saved' | 'saving' | 'nothing';
  delivery: string;
  /** What stands in the fields of the page "who". */
  answers: Answers;
  /** Everything that can be read. */
  text: string;
}

const names = ['resume-title', 'stopped-kept-title', 'stopped-dropped-title', 'saved-on-device'] as const;
type Phrases = Record<(typeof names)[number], string[]>;

function phrasesIn(languages: readonly string[]): Phrases {
  const texts = languages.map((language) => z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../locales', language, 'surveys.json'), 'utf8'))));
  return Object.fromEntries(names.map((name) => [name, texts.flatMap((text) => (typeof text[name] === 'string' ? [text[name]] : []))])) as Phrases;
}
/** The words by which these screens are known, in every language of the round. */
const phrases = phrasesIn(shortRound.languages);

const nothing: Reading = { kind: 'nothing', page: '', saving: 'nothing', delivery: '', answers: {}, text: '' };

function readHere(known: Phrases): Reading {
  const seen = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility());
  const says = (selector: string, name: keyof Phrases) => known[name].some((words) => seen(selector)?.textContent.includes(words) === true);
  const page = seen('section[data-page]');
  const who = document.querySelector<HTMLInputElement>('section[data-page=who] input[name=who]:checked')?.value;
  const day = document.querySelector<HTMLInputElement>('section[data-page=who] input[name=day]:checked')?.value;
  const note = document.querySelector<HTMLTextAreaElement>('section[data-page=who] textarea')?.value.trim() ?? '';
  const kind = ((): Reading['kind'] => {
    if (document.getElementById('first') !== null) return 'first';
    if (seen('main.finished') !== undefined) return 'finished';
    if (seen('main.farewell') !== undefined) {
      if (says('main.farewell h1', 'resume-title')) return 'welcome-back';
      if (says('main.farewell h1', 'stopped-kept-title')) return 'stopped-kept';
      return says('main.farewell h1', 'stopped-dropped-title') ? 'stopped-dropped' : 'short';
    }
    return seen('.answering') === undefined ? 'nothing' : 'questions';
  })();
  return {
    kind,
    page: page?.dataset['page'] ?? '',
    saving: seen('.saving-failed') !== undefined ? 'not-saved' : says('.saving-line', 'saved-on-device') ? 'saved' : seen('.saving-line')?.textContent === '' ? 'nothing' : 'saving',
    delivery: seen('.delivery')?.dataset['state'] ?? '',
    answers: { ...(who === undefined ? {} : { who }), ...(day === undefined ? {} : { day }), ...(note === '' ? {} : { note }) },
    text: document.body.innerText,
  };
}

/** Reads the screen, all of it at one moment. */
export const look = (page: Page): Promise<Reading> => page.evaluate(readHere, phrases).catch(() => nothing);

/** Looks until the screen is as wanted, for at most so many milliseconds; returns what was read last. */
export async function lookUntil(page: Page, wanted: (reading: Reading) => boolean, patience: number): Promise<Reading> {
  for (const until = Date.now() + patience; ; ) {
    const reading = await look(page);
    if (wanted(reading) || Date.now() > until || page.isClosed()) return reading;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Taps what is there to be tapped. Returns whether it was. */
export async function tap(target: Locator, patience = 1_000): Promise<boolean> {
  try {
    await target.tap({ timeout: patience });
    return true;
  } catch {
    // It is not there, or what it was part of is gone: then nobody taps it.
    return false;
  }
}

export const controls = (page: Page) => ({
  next: page.locator('.bottom-bar .next'),
  back: page.locator('.bottom-bar [data-back]'),
  stop: page.locator('.top-bar [data-app=stop]'),
  keep: page.locator('.dialog .cards button').nth(1),
  drop: page.locator('.dialog .cards button').nth(2),
  goOn: page.locator('main.farewell .cards button').first(),
  startAgain: page.locator('main.farewell .cards button').nth(1),
  tryAgain: page.locator('.saving-failed button'),
  nextPerson: page.locator('main.finished > button.bar-button').last(),
  card: (question: string, value: string) => page.locator(`section[data-page=who] label.card:has(input[name="${question}"][value="${value}"])`),
  note: page.locator('section[data-page=who] textarea'),
});
