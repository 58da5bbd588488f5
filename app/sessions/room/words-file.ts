import * as z from 'zod/mini';
import { AccountSaid } from '#server/contracts/account.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { RandomId, Slug } from '#server/contracts/ids.ts';
import type { Text } from '#app/i18n/text.tsx';

/** A group's words as they are kept until they were sent: what the server takes, and whether the group agreed to them. */
export const Idea = z.strictObject({ account: z.strictObject({ ...AccountSaid.shape, id: RandomId }), agreed: z.boolean() });
export type Idea = z.infer<typeof Idea>;

/** Says what the last line of a file is, and which edition of its form. Another edition gets another name. */
const format = 'all-heard group words 1';
const InArea = z.strictObject({ area: Slug, ...Idea.shape });
export type IdeaInArea = z.infer<typeof InArea>;
const Carried = z.strictObject({ format: z.literal(format), ideas: z.array(InArea).check(z.minLength(1), z.maxLength(bounds.accountsPerArea)) });

/** No file of groups' words is longer, in bytes. */
const longest = 4 * 1024 * 1024;

/**
 * Groups' words for people and for another device: as anybody reads them, and in the last line as `ideasIn` does.
 * @param groups the names of groups, by id, as far as they are known here.
 */
export function wordsFile(ideas: readonly IdeaInArea[], groups: ReadonlyMap<string, string>, say: Text): string {
  const parts = ideas.map(({ account: { group, texts, named }, agreed }) =>
    [
      groups.get(group) ?? say('idea-title'),
      ...Object.values(texts).map((words) => `${say('idea-label')}: ${words}`),
      ...(agreed ? [say('idea-agreed')] : []),
      ...(named ? [say('idea-named', { group: groups.get(group) ?? '' })] : []),
    ].join('\n'),
  );
  const carried: z.infer<typeof Carried> = { format, ideas: [...ideas] };
  return [...parts, `${say('file-line')}\n${JSON.stringify(carried)}`].join('\n\n');
}

/** What `wordsFile` wrote for another device; `undefined` where a file is none of ours, or was changed. */
export async function ideasIn(file: Blob): Promise<IdeaInArea[] | undefined> {
  if (file.size > longest) return undefined;
  const line = (await file.text()).split(/\r?\n/).findLast((each) => each.startsWith('{'));
  try {
    return Carried.safeParse(JSON.parse(line ?? '')).data?.ideas;
  } catch {
    return undefined; // No JSON: a file of something else, or one that was cut.
  }
}
