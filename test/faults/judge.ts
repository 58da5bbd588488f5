import type { Remains, Verdict } from './oracle.ts';
import { isCurrent, same, takenBack, type Finish, type Person } from './person.ts';

/** What was said until the end, and what was found wrong already. */
export interface Told {
  people: ReadonlyMap<number, Person>;
  /** Envelopes that lay on a device when it was cleared, as `device id`. */
  cleared: ReadonlySet<string>;
  /** Devices on which a loss must be told, and of how many answers at least. */
  losses: ReadonlyMap<number, number>;
  faults: string[];
  counts: { lost: number; untrue: number };
  blame(what: 'lost' | 'untrue', sentence: string): void;
}

/** Compares what everybody was told with what is there. */
export function judge({ people, cleared, losses, faults, counts, blame }: Told, { kept, outbox, drafts, reachable, losses: told = new Map(), mostAtOnce, pieces }: Remains): Verdict {
  let [found, withdrawn, evicted, apart, doubled, things] = [0, 0, 0, 0, 0, 0];
  /** Answers that were called saved and were never finished: they are where they were, unless they went on their way unheard. */
  function judgeUnfinished(number: number, person: Person): void {
    if (person.finishes.length > 0) return;
    const mine = kept.find(({ owner }) => owner === number);
    if (mine !== undefined && person.dropped && !person.copied) blame('untrue', `Person ${number} was told that the answers are deleted, and they were sent.`);
    for (const [device, state] of person.drafts) {
      if (state !== 'kept' || mine !== undefined || person.copied) continue;
      const there = drafts.find((draft) => draft.device === device && draft.person === number);
      if (there === undefined) blame('lost', `Person ${number} was told that answers are saved on device ${device}; at the end they are not there.`);
      else if (!isCurrent(person, there.answers)) blame('lost', `Person ${number} has only older answers on device ${device} than those that were called saved.`);
    }
  }

  /** Answers that a person was told are finished: at the server once, as they were; or why not. */
  function judgeFinished(number: number, person: Person, { id, device, answers, sent, evicted: wentWithDevice }: Finish): void {
    const rows = outbox.filter((row) => row.id === id && row.device === device);
    const mine = kept.find((one) => one.id === id);
    const wrong = mine?.wrong ?? [];
    const whole = mine !== undefined && same(mine.answers, answers) && wrong.length === 0;
    const gone = !sent && (wentWithDevice || cleared.has(`${device} ${id}`));
    if (rows.some(({ state }) => state !== 'refused')) blame('lost', `The answers of person ${number} never leave device ${device}.`);
    // Of copies under one id the server has one, and nobody can tell which: taken back are those of all cards, or of that one.
    const copies = person.finishes.filter((one) => one.id === id).map((one) => takenBack(person, one.device));
    const state = takenBack(person, device) ?? (mine === undefined ? copies.find((one) => one !== undefined) : undefined);
    if (state === 'told' || (state === 'asked' && mine === undefined)) {
      withdrawn += 1;
      if (mine !== undefined && copies.every((one) => one === 'told')) blame('untrue', `Person ${number} was told that the answers are taken back, and they are there.`);
    } else if (whole) {
      found += 1;
      things += Object.values(answers).filter((answer) => / of \d+ bytes$/.test(answer)).length;
    } else if (rows.some(({ state }) => state === 'refused')) {
      apart += 1;
      // Of a device that was copied, the second one's answers under an id that is taken: one respondent counts once.
      if (!person.copied) blame('lost', `The answers of person ${number} were refused, and nothing is wrong with them.`);
    } else if (mine !== undefined && wrong.length > 0 && same(mine.answers, answers)) {
      // With the device went what it had not sent yet.
      if (gone) evicted += 1;
      else blame('lost', `The answers of person ${number} are there, and what was made is not: ${wrong.join(', ')}.`);
    } else if (mine !== undefined && !(person.copied && gone)) blame('lost', `The answers of person ${number} are there, and are not those that were finished.`);
    else if (gone) evicted += 1;
    else blame('lost', `Person ${number} was told that the answers are ${sent ? 'sent' : 'saved'}, and they are nowhere.`);
  }

  const byOwner = new Map<number, number>();
  for (const { owner } of kept) if (owner !== undefined) byOwner.set(owner, (byOwner.get(owner) ?? 0) + 1);
  for (const [number, many] of byOwner) {
    if (many < 2) continue;
    doubled += 1;
    faults.push(`Person ${number} is counted ${many} times.`);
  }
  for (const [number, person] of people) {
    judgeUnfinished(number, person);
    for (const finish of person.finishes) judgeFinished(number, person, finish);
  }
  for (const [device, least] of losses) {
    const said = told.get(device) ?? -1;
    if (said < least) blame('untrue', `Device ${device} was cleared with ${least} answers in it, and ${said < 0 ? 'says nothing of it' : `speaks of ${said}`}.`);
  }
  for (const { person, device, where } of reachable) faults.push(`Something of person ${person} can be reached on device ${device} afterwards: ${where}.`);
  for (const piece of pieces?.lost ?? []) blame('lost', `A piece was acknowledged and is not there: ${piece}.`);
  for (const piece of pieces?.leftOver ?? []) blame('untrue', `A piece is there, and its answers are not: ${piece}.`);
  if (mostAtOnce > 1) blame('untrue', `One device sent ${mostAtOnce} batches at once.`);
  const finishes = [...people.values()].flatMap((person) => person.finishes);
  return {
    toldSaved: finishes.length,
    toldSent: finishes.filter(({ sent }) => sent).length,
    found, withdrawn, evicted, apart, doubled, things, faults,
    lost: counts.lost,
    untrue: counts.untrue,
    reachable: reachable.length,
  };
}
