import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clip, KeptClips, type SoundSheet } from '#server/contracts/sound.ts';
import type { SoundReference } from '#server/contracts/sound-reference.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { textKeys } from '#server/contracts/text-keys.ts';
import { localesFolder, textsOf } from './locales.ts';
import { digestOf, type Texts } from './provenance.ts';

/**
 * What the app itself says on the pages of a survey and can be listened to, by namespace. A number in a text stands
 * after the key: `choose-up-to_other#3`.
 */
export const heardOfApp: Readonly<Record<string, readonly string[]>> = {
  surveys: [
    'choose-up-to_one#1', 'choose-up-to_other#2', 'choose-up-to_other#3', 'practice-not-kept', 'board-look',
    'who-reads-words', 'who-reads-words-made-up', 'may-tell', 'not-emergency', 'no-names', 'no-answer', 'said-not-sure',
    'sent', 'sending', 'waiting-no-network', 'refused', 'see-plan', 'adult-text-2', 'adult-text-3', 'done-own', 'done-shared',
  ],
  keepcard: ['card-title', 'card-keep', 'card-see', 'card-look', 'card-take-back', 'card-safe'],
};

/** The text of a key as it is heard, its number filled in. */
export function heardText(texts: Texts, key: string): string | undefined {
  const [name = '', count] = key.split('#');
  return count === undefined ? texts[name] : texts[name]?.replaceAll('{{count}}', count);
}

/** Every text of a survey that can be listened to in a language, in its own words: namespace, key and text. */
export function heardTexts(survey: Survey, language: string, folder: string = localesFolder): { namespace: string; key: string; text: string }[] {
  const wanted = [...textKeys(survey).map((key) => ({ namespace: survey.id, key })), ...Object.entries(heardOfApp).flatMap(([namespace, keys]) => keys.map((key) => ({ namespace, key })))];
  const texts = new Map([survey.id, ...Object.keys(heardOfApp)].map((namespace) => [namespace, textsOf(folder, language, namespace)]));
  return wanted.flatMap(({ namespace, key }) => {
    const text = heardText(texts.get(namespace) ?? {}, key);
    return text === undefined ? [] : [{ namespace, key, text }];
  });
}

/** The clips of a namespace in a language; none where it has none. Throws where the list is not what it should be. */
export function keptClips(language: string, namespace: string, folder: string = localesFolder): KeptClips {
  const file = join(folder, language, 'clips', `${namespace}.json`);
  return existsSync(file) ? KeptClips.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

export const clipPath = (language: string, sha256: string): string => `/sound/${language}/${sha256.slice(0, 16)}.mp3`;

/** The sound of one survey in one language, as devices are given it. */
export interface Sound {
  reference: SoundReference;
  /** What lies at its address. */
  json: string;
  sheet: SoundSheet;
  /** Texts that changed since their clip was made: left out. */
  stale: string[];
}

/** The sheet of a survey's clips in a language; `undefined` where the survey has none in it. */
export function soundOf(survey: Survey, language: string, folder: string = localesFolder): Sound | undefined {
  const clips: Record<string, Clip> = {};
  const stale: string[] = [];
  const kept = new Map([survey.id, ...Object.keys(heardOfApp)].map((namespace) => [namespace, keptClips(language, namespace, folder)]));
  if (Object.keys(kept.get(survey.id) ?? {}).length === 0) return undefined;
  for (const { namespace, key, text } of heardTexts(survey, language, folder)) {
    const clip = kept.get(namespace)?.[key];
    if (clip === undefined) continue;
    const { says, ...rest } = clip;
    if (says === digestOf(text)) clips[text] = { path: clipPath(language, rest.sha256), ...rest };
    else stale.push(`${language}/${namespace}: ${key}`);
  }
  if (Object.keys(clips).length === 0) return undefined;
  const sheet: SoundSheet = { language, clips };
  const json = JSON.stringify(sheet);
  const sha256 = createHash('sha256').update(json, 'utf8').digest('hex');
  const bytes = [...new Map(Object.values(clips).map((clip) => [clip.path, clip.bytes])).values()].reduce((sum, each) => sum + each, 0);
  return { reference: { path: `/sound/${survey.id}/${language}-${sha256.slice(0, 16)}.json`, sha256, bytes }, json, sheet, stale };
}
