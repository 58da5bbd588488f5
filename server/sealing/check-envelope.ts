import { Envelope, identifyingBytes } from '#server/contracts/envelope.ts';
import { RandomId } from '#server/contracts/ids.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import { Response } from '#server/contracts/sealed-parts.ts';
import { responseProblem } from '#server/contracts/response-rules.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { problem } from '#server/problems.ts';
import { sha256 } from './digest.ts';
import { openPart } from './open-part.ts';
import type { Keys } from './round-keys.ts';

/** What must be known of a round to judge an envelope for it. */
export interface RoundToCheck {
  id: string;
  partnershipId: string;
  keyId: string;
  audience: string;
  /** Offered to the young people; their answers are in one of them. */
  languages: readonly string[];
  /** Nobody in its area is real. */
  madeUp: boolean;
  words: boolean;
  closesOn: string;
  /** Its key is destroyed: nothing more is opened. */
  purged: boolean;
  surveyId: string;
  /**
   * A version of its survey: the one that it asks now, or one that it asked before, since a device may come back after
   * months. Undefined for any other, and where the database lacks it.
   */
  surveyAt(version: number): Promise<Survey | undefined>;
}

/**
 * An envelope that was judged. `held` and `good` are both kept; `refused` is not. One is `unopened` where the
 * key of its round is destroyed: only its receipt can still tell whether it was here before.
 */
export type Checked =
  | { outcome: 'refused'; id: string | null; problem: ProblemBody }
  | { outcome: 'unopened'; envelope: Envelope; hash: string; round: RoundToCheck }
  | { outcome: 'held'; envelope: Envelope; hash: string; round: RoundToCheck; problem: ProblemBody }
  | { outcome: 'good'; envelope: Envelope; hash: string; round: RoundToCheck; survey: Survey; response: Response };

/** The id of something that may be an envelope, if it has one. Nothing else of it is ever repeated in a reply. */
function idOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('id' in item)) return null;
  const id = RandomId.safeParse(item.id);
  return id.success ? id.data : null;
}

function parse(item: unknown): Envelope | ProblemBody {
  const parsed = Envelope.safeParse(item);
  if (parsed.success) return parsed.data;
  // Which part is too large can be said; a length beyond the bound comes as `too_big` (or as a wrong form, when both).
  const tooBig = parsed.error.issues.find((issue) => issue.code === 'too_big' && ['answers', 'words', 'keep'].includes(String(issue.path[0])));
  return tooBig === undefined
    ? problem('envelope-not-understood', { at: parsed.error.issues[0]?.code === 'unrecognized_keys' ? '' : (parsed.error.issues[0]?.path.join('.') ?? '') })
    : problem('envelope-too-large', { part: String(tooBig.path[0]) });
}

function parseResponse(text: string): Response | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  return Response.safeParse(content).data;
}

/** The first rule that an opened response breaks, or `undefined`. Of words only whether they came counts. */
function brokenRule(envelope: Envelope, round: RoundToCheck, survey: Survey | undefined, response: Response | undefined): ProblemBody | undefined {
  if (response === undefined || response.audience !== round.audience) return problem('response-not-understood');
  const same =
    response.envelope === envelope.id &&
    response.round === envelope.round &&
    response.survey.id === envelope.survey.id &&
    response.survey.version === envelope.survey.version;
  if (!same) return problem('response-for-another-envelope');
  if (survey === undefined) {
    return problem('survey-version-unknown', { survey: envelope.survey.id, version: envelope.survey.version });
  }
  if (response.simulated && !round.madeUp) return problem('simulated-not-here');
  if (!round.languages.includes(response.language)) return problem('language-not-offered', { language: response.language });
  return responseProblem(survey, { words: round.words }, response, envelope.words !== undefined);
}

/** Whether words can be read one day. Once they are acknowledged the device lets go of them; what they say is looked at by nobody here. */
const isWhole = async (envelope: Envelope, words: { enc: string; ct: string }, privateKey: CryptoKey): Promise<boolean> =>
  (await openPart(envelope, 'words', words, privateKey)) !== undefined;

/**
 * Judges one item of a batch: parses it, opens its answers and puts them to the survey's rules, and tries the seal of its words. Touches no table.
 * @param roundOf finds a round by id.
 */
export async function checkEnvelope(item: unknown, roundOf: (id: string) => Promise<RoundToCheck | undefined>, keys: Keys): Promise<Checked> {
  const parsed = parse(item);
  const refused = (body: ProblemBody): Checked => ({ outcome: 'refused', id: idOf(item), problem: body });
  if ('code' in parsed) return refused(parsed);
  const round = await roundOf(parsed.round);
  if (round === undefined) return refused(problem('round-unknown'));
  const kept = { envelope: parsed, hash: sha256(identifyingBytes(parsed)), round };
  if (!round.purged && parsed.key !== round.keyId) return refused(problem('key-unknown'));
  // A purge that was finished since the round was looked at has taken the key; the database knows.
  const privateKey = round.purged ? undefined : keys.privateKey(parsed.key);
  if (privateKey === undefined) return { outcome: 'unopened', ...kept };
  if (parsed.words !== undefined && !round.words) return refused(problem('words-not-open'));
  const text = await openPart(parsed, 'answers', parsed.answers, await privateKey);
  if (text === undefined) return refused(problem('seal-broken', { part: 'answers' }));
  if (parsed.words !== undefined && !(await isWhole(parsed, parsed.words, await privateKey))) return refused(problem('seal-broken', { part: 'words' }));
  const response = parseResponse(text);
  const survey = parsed.survey.id === round.surveyId ? await round.surveyAt(parsed.survey.version) : undefined;
  const broken = brokenRule(parsed, round, survey, response);
  if (broken !== undefined) return { outcome: 'held', ...kept, problem: broken };
  // Neither is missing when no rule is broken.
  if (response === undefined || survey === undefined) return { outcome: 'held', ...kept, problem: problem('response-not-understood') };
  return { outcome: 'good', ...kept, survey, response };
}
