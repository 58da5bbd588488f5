import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type KeptClip, KeptClips } from '#server/contracts/sound.ts';
import { clipPath, heardTexts, keptClips } from '#server/library/clips.ts';
import { localesFolder } from '#server/library/locales.ts';
import { digestOf } from '#server/library/provenance.ts';
import { starterSurveys } from '#server/library/surveys.ts';

/**
 * `npm run clips`: makes the clips that are missing or say an older text, with a computer's voice and without a network,
 * for the surveys and languages below. Clips that a person spoke are left as they are, stale ones too: the build names
 * those. Needs `espeak-ng` and `lame`; nothing else of the project does.
 */
const wanted = [{ survey: 'my-future', languages: ['en', 'en-simple'] }] as const;
/** The voice of each language that has one here, as `espeak-ng --voices` names it. */
const voices: Readonly<Record<string, string>> = { en: 'English (Great Britain)', 'en-simple': 'English (Great Britain)' };

const publicFolder = join(import.meta.dirname, '../../public');

if (import.meta.main) {
  if (!process.execArgv.includes('--experimental-ffi')) {
    // The voice is a library of this machine, which Node opens only when it is told to.
    execFileSync(process.execPath, ['--experimental-ffi', '--disable-warning=ExperimentalWarning', import.meta.filename], { stdio: 'inherit' });
  } else {
    await makeClips();
  }
}

async function makeClips(): Promise<void> {
  const { mp3Of, openVoice, whatIsMissing } = await import('./computer-voice.ts');
  const missing = whatIsMissing();
  if (missing !== undefined) {
    process.stderr.write(`${missing}\n`);
    process.exitCode = 1;
    return;
  }
  const named = new Set<string>();
  for (const { survey: id, languages } of wanted) {
    const survey = starterSurveys.find((each) => each.id === id);
    if (survey === undefined) throw new Error(`There is no survey ${id}.`);
    for (const language of languages) {
      const say = openVoice(voices[language] ?? '');
      const heard = heardTexts(survey, language);
      /** By text: what is said twice is one file. */
      const spoken = new Map<string, KeptClip>();
      const clips: Record<string, KeptClips> = {};
      let made = 0;
      for (const { namespace, key, text } of heard) {
        const before = keptClips(language, namespace)[key];
        const stays = before !== undefined && (before.speaker === 'person' || before.says === digestOf(text));
        const same = spoken.get(text);
        const clip = stays ? before : (same ?? (await make(text, language)));
        if (!stays && same === undefined) made += 1;
        spoken.set(text, clip);
        (clips[namespace] ??= {})[key] = clip;
        named.add(clipPath(language, clip.sha256));
      }
      for (const [namespace, kept] of Object.entries(clips)) {
        await mkdir(join(localesFolder, language, 'clips'), { recursive: true });
        const lines = Object.entries(KeptClips.parse(kept)).map(([key, clip]) => `  ${JSON.stringify(key)}: ${JSON.stringify(clip)}`);
        await writeFile(join(localesFolder, language, 'clips', `${namespace}.json`), `{\n${lines.join(',\n')}\n}\n`);
      }
      const files = new Map(Object.values(clips).flatMap((kept) => Object.values(kept)).map(({ sha256, bytes }) => [sha256, bytes]));
      process.stdout.write(`${id} in ${language}: ${heard.length} texts, ${made} made, ${files.size} files, ${[...files.values()].reduce((sum, each) => sum + each, 0)} bytes\n`);

      async function make(text: string, tag: string): Promise<KeptClip> {
        const sound = say(text);
        const bytes = mp3Of(sound);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const path = join(publicFolder, clipPath(tag, sha256));
        await mkdir(join(path, '..'), { recursive: true });
        await writeFile(path, bytes);
        const ms = Math.round((sound.samples.length / 2 / sound.rate) * 1000);
        return { says: digestOf(text), sha256, bytes: bytes.length, ms, speaker: 'synthetic', licence: 'CC BY 4.0', marks: sound.marks };
      }
    }
  }
  const files = (await readdir(join(publicFolder, 'sound'), { recursive: true })).filter((file) => file.endsWith('.mp3')).map((file) => `/sound/${file.replaceAll('\\', '/')}`);
  await Promise.all(files.filter((file) => !named.has(file)).map((file) => rm(join(publicFolder, file))));
}
