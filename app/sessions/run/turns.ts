import type { GivenCodes } from '#server/contracts/session-device.ts';
import type { Begun, SessionHere } from '#app/store/session-here.ts';

/** What becomes of a session on one device, one person after another. Pure; `app/store/session-here.ts` keeps it. */

const codesOf = (here: SessionHere, slug: string | undefined): GivenCodes | undefined => here.codes.find(({ round }) => round === slug);

const withCodes = (here: SessionHere, slug: string, change: (codes: readonly string[]) => string[]): SessionHere => ({
  ...here,
  codes: here.codes.map((given) => (given.round === slug ? { ...given, codes: change(given.codes) } : given)),
});

/**
 * Gives the code back that nobody answered with: the next person has it. One whose answers are on this device, or were
 * sent, is used up.
 */
export function giveBack(here: SessionHere): SessionHere {
  const { begun, ...rest } = here;
  if (begun === undefined) return here;
  const slug = here.rounds[begun.at]?.slug;
  const { code } = begun;
  if (slug === undefined || code === undefined || begun.draft !== undefined) return rest;
  return withCodes(rest, slug, (codes) => [code, ...codes]);
}

/** Somebody begins with a round: they get a code, where there is one. */
export function begin(here: SessionHere, at: number, look?: string): SessionHere {
  const slug = here.rounds[at]?.slug;
  if (slug === undefined) return here;
  const free = giveBack(here);
  const code = codesOf(free, slug)?.codes[0];
  const begun: Begun = { at, ...(code === undefined ? {} : { code }), ...(look === undefined ? {} : { look }) };
  return { ...withCodes(free, slug, (codes) => codes.slice(1)), begun };
}

/** What they answered is on the disk, under this draft. A draft that is another person's than the one before has no code of theirs. */
export function noteDraft(here: SessionHere, draft: string): SessionHere {
  const { begun } = here;
  if (begun === undefined || begun.draft === draft) return here.answering ? here : { ...here, answering: true };
  const { code, ...rest } = begun;
  return { ...here, answering: true, begun: { ...rest, ...(code === undefined || begun.draft !== undefined ? {} : { code }), draft } };
}

/** A draft became an envelope. Heard of twice, it counts once. */
export const noteFinished = (here: SessionHere, draft: string, look?: string): SessionHere =>
  here.counted === draft
    ? here
    : { ...here, counted: draft, finished: here.finished + 1, answering: false, ...(here.begun === undefined ? {} : { begun: { ...here.begun, draft, ...(look === undefined ? {} : { look }) } }) };

/** Nobody answers any more. What was deleted, or never begun, leaves its code to the next. */
export function noteOver(here: SessionHere, nothingLeft: boolean): SessionHere {
  const { begun, ...rest } = here;
  const over = { ...rest, answering: false };
  if (begun === undefined) return here.answering ? over : here;
  const { draft, ...blank } = begun;
  return giveBack({ ...over, begun: nothingLeft || draft === undefined ? blank : begun });
}

/** The address at which somebody answers what was begun; the code stands in the fragment, which no server sees. */
export function addressOf({ begun, rounds, codes }: SessionHere, language: string): string | undefined {
  const round = rounds[begun?.at ?? -1];
  if (begun === undefined || round === undefined) return undefined;
  const spoken = round.languages.includes(language) ? language : (round.languages[0] ?? language);
  const batch = codes.find((given) => given.round === round.slug)?.batch;
  return `/answer/${round.slug}/${spoken}${begun.code === undefined || batch === undefined ? '' : `#card=${batch}.${begun.code}`}`;
}
