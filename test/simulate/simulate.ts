import { keepOf, newKeepCard } from '#app/sealing/keep-card.ts';
import { sealResponse } from '#app/sealing/seal.ts';
import { CardSheet, type Card } from '#server/contracts/area.ts';
import type { Cohort } from '#server/contracts/cohort.ts';
import { Receipts, type Envelope, type Receipt } from '#server/contracts/envelope.ts';
import { keepCopyOf } from '#server/contracts/keep-rules.ts';
import { ProblemBody } from '#server/contracts/problem.ts';
import { finishedAnswers, responseProblem } from '#server/contracts/response-rules.ts';
import { wordsProblem } from '#server/contracts/words-rules.ts';
import type { Response as Answered, ResponseWords } from '#server/contracts/sealed-parts.ts';
import { Pack } from '#server/contracts/round.ts';
import { answersOf } from './answers.ts';
import { drawPeople, type Person } from './people.ts';

/** The server to answer to: a path and what `fetch` takes, or a test's own `app.request`. */
export type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>;

export interface Simulation {
  ask: Ask;
  cohort: Cohort;
  people: number;
  seed: string;
  area: string;
  round: string;
  /** Told after each batch how many people have been sent. */
  onProgress?: (sent: number) => void;
}

export interface Simulated {
  people: readonly Person[];
  /** Envelopes by what became of them. `there`: an earlier run with this seed had sent them. */
  outcomes: Record<'stored' | 'there' | 'held' | 'refused', number>;
  /** The first few that were held or refused, to be looked into. */
  problems: string[];
  /** People whose batch had no unused card left: they came by the open link. */
  withoutCard: number;
}

const batchSize = 50;

async function read<T>(ask: Ask, path: string, parse: (body: unknown) => T, init?: RequestInit): Promise<T> {
  const response = await ask(path, init);
  const body: unknown = await response.json();
  if (response.ok) return parse(body);
  const problem = ProblemBody.safeParse(body);
  throw new Error(`${path} was answered with ${response.status}${problem.success ? ` ${problem.data.code}` : ''}`);
}

/** Unused cards, by what their batch says of the people it is for. */
function pilesOf(cards: readonly Card[], round: string): Map<string, Card[]> {
  const piles = new Map<string, Card[]>();
  for (const card of cards) {
    if (card.round !== round || card.used || card.year === undefined) continue;
    const pile = `${card.year} ${card.need ?? 'unknown'}`;
    piles.set(pile, [...(piles.get(pile) ?? []), card]);
  }
  return piles;
}

async function envelopeOf(person: Person, pack: Pack, card: Card | undefined): Promise<Envelope> {
  const { round, survey } = pack;
  const circumstances = card === undefined ? {} : { ...(card.stage === undefined ? {} : { stage: card.stage }), ...(card.year === undefined ? {} : { year: card.year }) };
  const said = answersOf(person, pack, circumstances);
  const answers = finishedAnswers(survey, round, { circumstances, answers: [...said.values].map(([question, value]) => ({ question, value, voice: person.voice })) });
  const response: Answered = {
    format: 1,
    envelope: person.id,
    round: round.id,
    survey: round.survey,
    language: person.language,
    audience: round.audience,
    circumstances,
    simulated: true,
    answers,
  };
  const words: ResponseWords | undefined = said.words.length === 0 ? undefined : { format: 1, words: said.words };
  const problem = responseProblem(survey, round, response, words !== undefined) ?? (words === undefined ? undefined : wordsProblem(response.answers, words));
  if (problem !== undefined) throw new Error(`A simulated person broke the rules: ${problem.code} ${JSON.stringify(problem.params)}`);
  const keep = await keepOf(newKeepCard().secret, keepCopyOf(survey, response, words, round.slug));
  return sealResponse({ round, bundleRevision: pack.bundle.revision, response, words, card: card?.code, keep });
}

const outcomeOf = (receipt: Receipt): keyof Simulated['outcomes'] => {
  if (receipt.outcome === 'already') return 'there';
  // The same person sealed again is other bytes under the same id.
  if (receipt.outcome === 'refused' && receipt.problem.code === 'id-taken') return 'there';
  return receipt.outcome;
};

/**
 * Lets people who do not exist answer a round, through the public API and sealed like anybody's answers, each marked
 * as simulated. Run again with the same seed it adds nobody twice.
 */
export async function simulate({ ask, cohort, people: many, seed, area, round, onProgress }: Simulation): Promise<Simulated> {
  const people = drawPeople(cohort, many, seed);
  const piles = pilesOf((await read(ask, `/api/areas/${area}/cards`, (body) => CardSheet.parse(body))).cards, round);
  const packs = new Map<string, Promise<Pack>>();
  const packIn = (language: string) => {
    const pack = packs.get(language) ?? read(ask, `/api/packs/${round}/${language}`, (body) => Pack.parse(body));
    packs.set(language, pack);
    return pack;
  };

  const result: Simulated = { people, outcomes: { stored: 0, there: 0, held: 0, refused: 0 }, problems: [], withoutCard: 0 };
  for (let from = 0; from < people.length; from += batchSize) {
    const batch = people.slice(from, from + batchSize);
    const envelopes = await Promise.all(
      batch.map(async (person) => {
        const card = person.entry === 'card' ? piles.get(`${person.year} ${person.need}`)?.shift() : undefined;
        if (person.entry === 'card' && card === undefined) result.withoutCard += 1;
        return envelopeOf(person, await packIn(person.language), card);
      }),
    );
    const body = JSON.stringify({ envelopes: envelopes.toSorted((one, other) => (one.id < other.id ? -1 : 1)) });
    const { receipts } = await read(ask, '/api/envelopes', (reply) => Receipts.parse(reply), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    for (const receipt of receipts) {
      const outcome = outcomeOf(receipt);
      result.outcomes[outcome] += 1;
      if ((outcome === 'held' || outcome === 'refused') && 'problem' in receipt && result.problems.length < 5) result.problems.push(`${receipt.problem.code} ${JSON.stringify(receipt.problem.params)}`);
    }
    onProgress?.(from + batch.length);
  }
  return result;
}
