import type { Area } from '#server/contracts/area.ts';
import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import { isMade } from '#server/contracts/choices.ts';
import { goesOnIn } from '#server/contracts/follow-ups.ts';
import { openQuestions } from '#server/contracts/keep-rules.ts';
import type { Pack } from '#server/contracts/round.ts';
import { pageId, valuesOf, walk } from '#server/contracts/walk.ts';
import type { Draft } from '#app/store/drafts.ts';
import type { Again, KeptSet, OpenRound } from './keep-card-holder.ts';

/**
 * A new draft with what still stands of the answers of an earlier round: ids are never given to anything else, so what
 * is asked and offered under them today is what was meant. Private answers are not in the copy, and are asked anew;
 * so are assent and who is there, and what was drawn, spoken or photographed, of which the copy has nothing. Pure.
 *
 * @param secret of the card: what is sent will be kept under the same.
 */
export function draftWith(copy: KeepCopy, pack: Pack, secret: string): Omit<Draft, 'id' | 'revision'> {
  const { round, survey, bundle } = pack;
  const open = openQuestions(survey);
  const written = new Map(copy.words.map(({ question, ...words }) => [question, words]));
  const brought = copy.answers.filter(({ question, value }) => open.has(question) && value.kind !== 'skipped' && !isMade(value.kind) && (value.kind !== 'words' || written.has(question)));
  const { standing } = walk(survey, round, {}, valuesOf(brought));
  const answers = brought.flatMap((answer) => {
    const value = standing.get(answer.question);
    return value === undefined ? [] : [{ ...answer, value }];
  });
  const stands = new Set(answers.map(({ question }) => question));
  const [first] = survey.pages;
  return {
    round: round.id,
    roundSlug: round.slug,
    survey: round.survey,
    language: bundle.language,
    page: first === undefined ? '' : pageId(first),
    circumstances: {},
    voice: survey.voice ?? 'own',
    voiceChosen: false,
    assented: false,
    answers,
    words: Object.fromEntries([...written].filter(([question]) => stands.has(question))),
    keepSecret: secret,
    broughtBack: true,
  };
}

/** The round in which these can be used again: open today, asking the same survey or one that follows it, and not answered with this card yet. Pure. */
export function roundToAnswer(areas: readonly Area[], sets: readonly KeptSet[], today: string): OpenRound | undefined {
  const [newest] = sets;
  const answered = new Set(sets.map(({ copy }) => copy.round));
  const home = newest?.pack?.round.partnership.slug;
  const surveys = newest === undefined ? [] : goesOnIn(newest.copy.survey.id);
  const open = areas.flatMap((area) =>
    area.rounds
      .filter(({ slug, survey, opensOn, closesOn }) => surveys.includes(survey.id) && opensOn <= today && today <= closesOn && !answered.has(slug))
      .map(({ slug, survey }) => ({ slug, area: area.name, rank: surveys.indexOf(survey.id) * 2 + (area.slug === home ? 0 : 1) })),
  );
  const found = open.toSorted((a, b) => a.rank - b.rank)[0];
  return found === undefined ? undefined : { slug: found.slug, area: found.area };
}

/** What bringing back needs from elsewhere. */
export interface AgainParts {
  areas(): Promise<Area[]>;
  today(): string;
  packFor(round: string): Promise<Pack | undefined>;
  /** Keeps the draft and opens its round. */
  open(draft: Omit<Draft, 'id' | 'revision'>): Promise<void>;
}

export const bringBack = ({ areas, today, packFor, open }: AgainParts): Again => ({
  roundFor: async (sets) => roundToAnswer(await areas(), sets, today()),
  async begin({ copy }, secret, { slug }) {
    const pack = await packFor(slug);
    if (pack === undefined) throw new Error('The questions of a round are not here.');
    await open(draftWith(copy, pack, secret));
  },
});
