import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '#server/contracts/languages.ts';
import { SoundSheet } from '#server/contracts/sound.ts';
import { clipPath, keptClips, soundOf } from '#server/library/clips.ts';
import { localesFolder } from '#server/library/locales.ts';
import { starterSurveys } from '#server/library/surveys.ts';
import { root } from './sources.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const kept = languages.flatMap(({ tag }) => {
  const folder = join(localesFolder, tag, 'clips');
  return existsSync(folder) ? readdirSync(folder).flatMap((file) => Object.entries(keptClips(tag, file.replace(/\.json$/, ''))).map(([key, clip]) => ({ tag, file, key, clip }))) : [];
});
const sounds = starterSurveys.flatMap((survey) => languages.flatMap(({ tag }) => soundOf(survey, tag) ?? []));

describe('recorded clips', () => {
  test('are there, with the bytes that were recorded, as MP3', () => {
    expect(kept.length).toBeGreaterThan(0);
    for (const { tag, key, clip } of kept) {
      const bytes = readFileSync(join(root, 'public', clipPath(tag, clip.sha256)));
      expect([sha256(bytes), bytes.length], `${tag} ${key}`).toEqual([clip.sha256, clip.bytes]);
      // A frame's sync word, or the tag before the first one.
      expect(bytes[0] === 0xff || bytes.subarray(0, 3).toString('latin1') === 'ID3', key).toBe(true);
    }
  });

  test('have no file that nobody names', () => {
    const named = new Set(kept.map(({ tag, clip }) => clipPath(tag, clip.sha256)));
    const files = readdirSync(join(root, 'public/sound'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mp3'));
    expect(files.map((file) => `/sound/${file.replaceAll('\\', '/')}`).filter((file) => !named.has(file))).toEqual([]);
  });

  test('mark words in the order in which they are heard, each inside the clip', () => {
    for (const { key, clip } of kept) {
      const starts = clip.marks.map(([, , ms]) => ms);
      expect(starts, key).toEqual(starts.toSorted((a, b) => a - b));
      for (const [from, to, ms] of clip.marks) expect(from < to && ms < clip.ms, key).toBe(true);
    }
  });

  test('of a survey are on a sheet that keeps to the contract, and is what its reference names', () => {
    for (const { sheet, json, reference } of sounds) {
      expect(SoundSheet.parse(JSON.parse(json))).toEqual(sheet);
      expect(reference.sha256).toBe(sha256(json));
      for (const [text, { marks }] of Object.entries(sheet.clips)) for (const [, to] of marks) expect(to).toBeLessThanOrEqual(text.length);
    }
  });
});
