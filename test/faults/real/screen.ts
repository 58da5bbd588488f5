import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Locator, Page } from '@playwright/test';
import type { Answers } from '../oracle.ts';
import { shortRound } from './short-survey.ts';

/** What a person reads on the screen at one moment. */
export interface Reading {
  /** `nothing`: an empty page, or one that is not the app's. `first`: the page as the server sent it. `other`: a page beside answering. */
  kind: 'nothing' | 'first' | 'questions' | 'welcome-back' | 'is-it-you' | 'stopped-kept' | 'stopped-dropped' | 'handed-over' | 'finished' | 'short' | 'other';
  /** What became of the answers, where the device is handed over. */
  ending: 'finished' | 'locked-away' | 'dropped' | 'nothing-said';
  /** What answers that were locked away are remembered by. */
  remembered: string;
  /** It asks whether somebody is still there. */
  asks: boolean;
  /** The code of the keep card, with a space between its groups. */
  card: string;
  page: string;
  saving: 'saved' | 'not-saved' | 'saving' | 'nothing';
  delivery: string;
  /** What stands in the fields of the page "who". */
  answers: Answers;
}

const names = ['resume-title', 'stopped-kept-title', 'stopped-dropped-title', 'saved-on-device', 'over-finished', 'over-put-away', 'over-stopped-dropped'] as const;
type Phrases = Record<(typeof names)[number], string[]>;

function phrasesIn(languages: readonly string[]): Phrases {
  const textsOf = (language: string, feature: string) => z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../locales', language, `${feature}.json`), 'utf8')));
  const texts = languages.map((language) => ({ ...textsOf(language, 'surveys'), ...textsOf(language, 'sessions') }) as Record<string, unknown>);
  return Object.fromEntries(names.map((name) => [name, texts.flatMap((text) => (typeof text[name] === 'string' ? [text[name]] : []))])) as Phrases;
}
/** The words by which these screens are known, in every language of the round. */
const phrases = phrasesIn(shortRound.languages);

const nothing: Reading = { kind: 'nothing', ending: 'nothing-said', remembered: '', asks: false, card: '', page: '', saving: 'nothing', delivery: '', answers: {} };

function readHere(known: Phrases): Reading {
  const seen = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility({ visibilityProperty: true }));
  const says = (selector: string, name: keyof Phrases) => known[name].some((words) => seen(selector)?.textContent.includes(words) === true);
  const page = seen('section[data-page]');
  const who = document.querySelector<HTMLInputElement>('section[data-page=who] input[name=who]:checked')?.value;
  const day = document.querySelector<HTMLInputElement>('section[data-page=who] input[name=day]:checked')?.value;
  const note = document.querySelector<HTMLTextAreaElement>('section[data-page=who] textarea')?.value.trim() ?? '';
  const kind = ((): Reading['kind'] => {
    if (document.getElementById('first') !== null) return 'first';
    if (seen('main.finished') !== undefined) return 'finished';
    if (seen('main.farewell .pass-on') !== undefined) return 'handed-over';
    if (seen('main.farewell .you-no') !== undefined) return 'is-it-you';
    if (seen('main.farewell') !== undefined) {
      if (says('main.farewell h1', 'resume-title')) return 'welcome-back';
      if (says('main.farewell h1', 'stopped-kept-title')) return 'stopped-kept';
      return says('main.farewell h1', 'stopped-dropped-title') ? 'stopped-dropped' : 'short';
    }
    if (seen('.answering') !== undefined) return 'questions';
    return seen('.shell #main h1') === undefined ? 'nothing' : 'other';
  })();
  const became = (name: keyof Phrases) => says('main.farewell [data-part=line]', name);
  return {
    kind,
    ending: became('over-finished') ? 'finished' : became('over-put-away') ? 'locked-away' : became('over-stopped-dropped') ? 'dropped' : 'nothing-said',
    remembered: seen('.away-name strong')?.textContent.trim() ?? '',
    asks: seen('.dialog .still') !== undefined,
    card: seen('.keep-card-code')?.textContent.trim().replaceAll(/\s+/g, ' ') ?? '',
    page: page?.dataset['page'] ?? '',
    saving: seen('.saving-failed') !== undefined ? 'not-saved' : says('.saving-line', 'saved-on-device') ? 'saved' : seen('.saving-line')?.textContent === '' ? 'nothing' : 'saving',
    delivery: seen('.delivery')?.dataset['state'] ?? '',
    answers: { ...(who === undefined ? {} : { who }), ...(day === undefined ? {} : { day }), ...(note === '' ? {} : { note }) },
  };
}

/** Reads the screen, all of it at one moment. */
export const look = (page: Page): Promise<Reading> => page.evaluate(readHere, phrases).catch(() => nothing);

/** Looks until the screen is as wanted, for at most so many milliseconds; returns what was read last. */
export async function lookUntil(page: Page, wanted: (reading: Reading) => boolean, patience: number): Promise<Reading> {
  for (const until = Date.now() + patience; ; ) {
    const reading = await look(page);
    if (wanted(reading) || Date.now() > until || page.isClosed()) return reading;
    await new Promise((resolve) => setTimeout(resolve, 40));
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
  /** The second step before anything is deleted. */
  sure: page.locator('[data-part=yes]'),
  goOn: page.locator('main.farewell [data-part=go-on], main.farewell .you-yes'),
  startAgain: page.locator('main.farewell [data-part=again]'),
  somebodyNew: page.locator('main.farewell .you-no'),
  tryAgain: page.locator('.saving-failed button'),
  done: page.locator('main.finished > .done'),
  nextPerson: page.locator('main.farewell > .page .next, main.farewell .next').first(),
  card: (question: string, value: string) => page.locator(`section[data-page=who] label.card:has(input[name="${question}"][value="${value}"])`),
  note: page.locator('section[data-page=who] textarea'),
});
