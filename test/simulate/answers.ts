import type { ResponseWords } from '#server/contracts/sealed-parts.ts';
import type { AnswerValue, Circumstances } from '#server/contracts/response.ts';
import { places } from '#server/contracts/choices.ts';
import type { Pack } from '#server/contracts/round.ts';
import { walk, type ShownQuestion } from '#server/contracts/walk.ts';
import type { Person } from './people.ts';
import { liking, likingByNeed, notSureShare, skippedShare } from './population.ts';
import { pickWeighted } from './random.ts';
import { sentencesFor } from './sentences.ts';

export interface Said {
  values: Map<string, AnswerValue>;
  words: ResponseWords['words'];
}

const likes = (person: Person, question: string, option: string): number => (liking[`${question}.${option}`] ?? 1) * (likingByNeed[person.need]?.[`${question}.${option}`] ?? 1);

function chosen(person: Person, { question, options }: ShownQuestion, many: number): string[] {
  let left = options.map(({ id }) => [id, likes(person, question.id, id)] as const);
  const ids: string[] = [];
  while (ids.length < many && left.length > 0) {
    const id = pickWeighted(left, person.chance);
    ids.push(id);
    left = left.filter(([other]) => other !== id);
  }
  return ids;
}

function valueOf(person: Person, shown: ShownQuestion): AnswerValue {
  const { question } = shown;
  const { chance } = person;
  if (question.kind !== 'words') {
    const dart = chance();
    if (dart < notSureShare) return { kind: 'not-sure' };
    if (dart < notSureShare + skippedShare) return { kind: 'skipped' };
  }
  switch (question.kind) {
    case 'choice':
      return { kind: 'choice', option: chosen(person, shown, 1)[0] ?? '' };
    case 'several':
      return { kind: 'several', options: chosen(person, shown, 1 + Math.floor(chance() * question.most)) };
    case 'scale':
      return { kind: 'scale', place: pickWeighted(places.map((place, index) => [place, 3 - index] as const), chance) };
    case 'board':
      return {
        kind: 'board',
        placed: shown.options.map(({ id }) => {
          const fondness = likes(person, question.id, id);
          return { option: id, place: pickWeighted([['well', fondness], ['sometimes', 0.8], ['not-well', 0.7]] as const, chance) };
        }),
      };
    case 'weeks':
      return { kind: 'weeks', weeks: Math.floor(chance() * (question.most + 1)) };
    case 'drawing':
    case 'sound':
    case 'photo':
      return { kind: 'skipped' };
    case 'words':
      return person.writes && sentencesFor(question.id, person.language).length > 0 ? { kind: 'words' } : { kind: 'skipped' };
  }
}

/** Answers page by page, as a person would: only what is shown, in the light of what was said before. */
export function answersOf(person: Person, pack: Pick<Pack, 'survey' | 'round'>, circumstances: Circumstances): Said {
  const said: Said = { values: new Map(), words: [] };
  for (;;) {
    const { pages } = walk(pack.survey, pack.round, circumstances, said.values);
    const next = pages.flatMap(({ questions }) => questions).find(({ question }) => !said.values.has(question.id));
    if (next === undefined) return said;
    const value = valueOf(person, next);
    said.values.set(next.question.id, value);
    if (value.kind === 'words') {
      const sentences = sentencesFor(next.question.id, person.language);
      const text = sentences[Math.floor(person.chance() * sentences.length)] ?? '';
      said.words.push({ question: next.question.id, language: person.language, text });
    }
  }
}
