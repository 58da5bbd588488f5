import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '#server/contracts/languages.ts';
import { soundOf } from '#server/library/clips.ts';
import { starterSurveys } from '#server/library/surveys.ts';

const publicFolder = join(import.meta.dirname, '../../public');

/**
 * The sheets of recorded sound, by address, that the build puts beside the clips; and the clips that say an older text.
 * @throws where a clip that a sheet names is not there, or has other bytes.
 */
export async function soundFiles(): Promise<{ files: Map<string, string>; stale: string[] }> {
  const sounds = starterSurveys.flatMap((survey) => languages.flatMap(({ tag }) => soundOf(survey, tag) ?? []));
  const clips = new Map(sounds.flatMap(({ sheet }) => Object.values(sheet.clips).map((clip) => [clip.path, clip.sha256] as const)));
  for (const [path, digest] of clips) {
    const bytes = await readFile(join(publicFolder, path)).catch(() => undefined);
    if (bytes === undefined) throw new Error(`The clip ${path} is named and is not there.`);
    if (createHash('sha256').update(bytes).digest('hex') !== digest) throw new Error(`The clip ${path} has other bytes than were recorded.`);
  }
  return { files: new Map(sounds.map(({ reference, json }) => [reference.path, json])), stale: [...new Set(sounds.flatMap(({ stale }) => stale))] };
}
