/**
 * What each person was told, and whether it was true. Pure: it is given what was said on the screens and what is there at
 * the end, and judges. Both layers use it.
 */

/** What a person answered, as far as it is compared: a text for each question. */
export type Answers = Readonly<Record<string, string>>;

/** Something that a screen said, or that was done to a device, in order. */
export type Event =
  /** The answers as they stand on the screen after a touch. */
  | { kind: 'changed'; person: number; answers: Answers }
  /** "Saved": these answers are on the device. */
  | { kind: 'saved'; person: number; device: number; answers: Answers }
  /** Unfinished answers were found on a device and shown to go on with. `copied`: they lie on another device too, of which a copy was made. */
  | { kind: 'found'; person: number; device: number; answers: Answers; copied?: boolean }
  /** The end: sealed, and on the device. */
  | { kind: 'finished'; person: number; device: number; id: string; answers: Answers }
  /** `device`: where it was said, if a copy of it may lie on another one under the same id. */
  | { kind: 'sent'; person: number; device?: number; id: string }
  | { kind: 'refused'; person: number; device?: number; id: string }
  /** Asked for; until it is heard whether it was done, it may be done or not. */
  | { kind: 'dropping'; person: number; device: number }
  | { kind: 'dropped'; person: number; device: number }
  | { kind: 'handing-over'; device: number }
  | { kind: 'handed-over'; device: number }
  | { kind: 'withdrawing'; person: number }
  | { kind: 'withdrawn'; person: number }
  /**
   * The device's storage was cleared, by a person or the browser, with the envelopes that lay in it. `marked`: so many
   * are spoken of by a mark that outlives the store, and the device must tell of the loss; `undefined`: no such mark is left.
   */
  | { kind: 'cleared'; device: number; waiting: readonly string[]; marked?: number }
  /** A new build took over on a device. `answering`: in the middle of somebody's answers. */
  | { kind: 'took-over'; device: number; answering: boolean }
  /** A device was set up from a copy of another: its drafts are there twice from now on. `people`: whose, where it is known. */
  | { kind: 'copied'; from: number; to: number; people?: readonly number[] };

/** What is there at the end, when everything that goes wrong has stopped and time has passed. */
export interface Remains {
  /** Responses at the server, those that are held included. `owner`: whose mark they bear, where one was written. */
  kept: readonly { id: string; answers: Answers; owner: number | undefined }[];
  /** Envelopes still on devices, with how they stand there. */
  outbox: readonly { device: number; id: string; state: string }[];
  /** Drafts that can still be gone on with, by device. */
  drafts: readonly { device: number; id: string; person: number | undefined; answers: Answers }[];
  /** Persons of whom something was found on a device after they had been told that it is gone. */
  reachable: readonly { device: number; person: number; where: string }[];
  /** How many answers each device says were lost with its storage; none where it says nothing of a loss. */
  losses?: ReadonlyMap<number, number>;
  /** The most requests of one device under way at once. */
  mostAtOnce: number;
}

export interface Verdict {
  toldSaved: number;
  toldSent: number;
  found: number;
  withdrawn: number;
  /** Told saved, not sent, and gone with a storage that was cleared: to be noticed, and not lost by the product. */
  evicted: number;
  /** Kept apart on a device, with the server's reason. */
  apart: number;
  faults: string[];
  lost: number;
  doubled: number;
  reachable: number;
  untrue: number;
}

interface Person {
  /** Every state of the answers that was on the screen, oldest first. */
  states: Answers[];
  /** The newest of them that was called saved. */
  told: number;
  drafts: Map<number, 'kept' | 'unsure' | 'dropped' | 'cleared'>;
  finishes: Finish[];
  dropped: boolean;
  /** Whether the answers were asked to be taken back, and whether that was heard to be done. */
  withdrawn: 'no' | 'asked' | 'told';
  copied: boolean;
}

/** Answers that somebody was told are finished, on this device. */
interface Finish {
  id: string;
  device: number;
  answers: Answers;
  /** What was said of them afterwards, there. */
  sent: boolean;
  /** The device was cleared after that. */
  evicted: boolean;
}

const same = (one: Answers, other: Answers): boolean => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
};

/** Follows what is said, and judges in the end. */
export function createOracle() {
  const people = new Map<number, Person>();
  const faults: string[] = [];
  /** Envelopes that lay on a device when it was cleared, as `device id`. */
  const cleared = new Set<string>();
  /** Devices on which a loss must be told, and of how many answers at least. */
  const losses = new Map<number, number>();
  const counts = { lost: 0, untrue: 0 };
  const blame = (what: 'lost' | 'untrue', sentence: string) => {
    counts[what] += 1;
    faults.push(sentence);
  };
  const of = (person: number): Person => {
    const known = people.get(person) ?? { states: [{}], told: 0, drafts: new Map(), finishes: [], dropped: false, withdrawn: 'no', copied: false };
    people.set(person, known);
    return known;
  };
  /** Whether these answers are what was called saved last, or something newer that was on the screen. */
  const isCurrent = ({ states, told }: Person, answers: Answers) => states.slice(told).some((state) => same(state, answers));

  function hear(event: Event): void {
    switch (event.kind) {
      case 'changed':
        of(event.person).states.push(event.answers);
        break;
      case 'saved': {
        const person = of(event.person);
        const at = person.states.findLastIndex((state) => same(state, event.answers));
        if (at < 0) blame('untrue', `Person ${event.person} was told that answers are saved that never stood there.`);
        person.told = Math.max(person.told, at);
        person.drafts.set(event.device, 'kept');
        break;
      }
      case 'found': {
        const person = of(event.person);
        if (event.copied === true) person.copied = true;
        if (!person.copied && !isCurrent(person, event.answers)) blame('lost', `Person ${event.person} went on, and answers that were called saved were not there.`);
        person.states.push(event.answers);
        if (person.copied) person.told = person.states.length - 1;
        person.drafts.set(event.device, 'kept');
        break;
      }
      case 'finished': {
        const person = of(event.person);
        if (person.finishes.length > 0 && !person.copied) blame('untrue', `Person ${event.person} was told twice that the answers are finished.`);
        const at = person.states.findLastIndex((state) => same(state, event.answers));
        if (at < person.told && !person.copied) blame('lost', `Person ${event.person} finished with answers older than those that were called saved.`);
        person.finishes.push({ id: event.id, device: event.device, answers: event.answers, sent: false, evicted: false });
        person.drafts.delete(event.device);
        break;
      }
      case 'sent':
        for (const finish of of(event.person).finishes) if (finish.id === event.id && finish.device === (event.device ?? finish.device)) finish.sent = true;
        break;
      case 'refused':
        break;
      case 'dropped': {
        const person = of(event.person);
        person.dropped = true;
        person.drafts.set(event.device, 'dropped');
        if (person.finishes.length > 0 && !person.copied) blame('untrue', `Person ${event.person} was told that answers are deleted that had been finished.`);
        break;
      }
      case 'dropping':
        if (of(event.person).drafts.has(event.device)) of(event.person).drafts.set(event.device, 'unsure');
        break;
      case 'handing-over':
        for (const person of people.values()) if (person.drafts.get(event.device) === 'kept') person.drafts.set(event.device, 'unsure');
        break;
      case 'handed-over':
        for (const person of people.values()) if (person.drafts.has(event.device)) person.drafts.set(event.device, 'dropped');
        break;
      case 'withdrawing':
        if (of(event.person).withdrawn === 'no') of(event.person).withdrawn = 'asked';
        break;
      case 'withdrawn':
        of(event.person).withdrawn = 'told';
        break;
      case 'cleared':
        for (const id of event.waiting) cleared.add(`${event.device} ${id}`);
        if (event.marked === undefined) losses.delete(event.device);
        else losses.set(event.device, Math.max(event.marked, losses.get(event.device) ?? 0));
        for (const person of people.values()) {
          if (person.drafts.has(event.device)) person.drafts.set(event.device, 'cleared');
          for (const finish of person.finishes) if (finish.device === event.device) finish.evicted = true;
        }
        break;
      case 'took-over':
        if (event.answering) blame('untrue', `A new build took over on device ${event.device} while somebody answered there.`);
        break;
      case 'copied':
        for (const number of event.people ?? []) of(number).copied = true;
        for (const person of people.values()) {
          if (person.drafts.get(event.from) !== 'kept') continue;
          person.drafts.set(event.to, 'kept');
          person.copied = true;
        }
        break;
    }
  }

  function judge({ kept, outbox, drafts, reachable, losses: told = new Map(), mostAtOnce }: Remains): Verdict {
    let [found, withdrawn, evicted, apart, doubled] = [0, 0, 0, 0, 0];
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
      const whole = mine !== undefined && same(mine.answers, answers);
      const gone = !sent && (wentWithDevice || cleared.has(`${device} ${id}`));
      if (rows.some(({ state }) => state !== 'refused')) blame('lost', `The answers of person ${number} never leave device ${device}.`);
      if (person.withdrawn === 'told' || (person.withdrawn === 'asked' && mine === undefined)) {
        withdrawn += 1;
        if (mine !== undefined) blame('untrue', `Person ${number} was told that the answers are taken back, and they are there.`);
      } else if (whole) found += 1;
      else if (rows.some(({ state }) => state === 'refused')) {
        apart += 1;
        // Of a device that was copied, the second one's answers under an id that is taken: one respondent counts once.
        if (!person.copied) blame('lost', `The answers of person ${number} were refused, and nothing is wrong with them.`);
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
    if (mostAtOnce > 1) blame('untrue', `One device sent ${mostAtOnce} batches at once.`);
    const finishes = [...people.values()].flatMap((person) => person.finishes);
    return {
      toldSaved: finishes.length,
      toldSent: finishes.filter(({ sent }) => sent).length,
      found, withdrawn, evicted, apart, doubled, faults,
      lost: counts.lost,
      untrue: counts.untrue,
      reachable: reachable.length,
    };
  }
  return {
    hear,
    judge,
    /** Whether a person was told that nothing of them is on this device any more. */
    isGone(person: number, device: number): boolean {
      const known = people.get(person);
      return known !== undefined && (known.drafts.get(device) === 'dropped' || known.finishes.some((finish) => finish.device === device));
    },
    /** Whether somebody was told that this envelope is finished. */
    isFinished: (id: string): boolean => [...people.values()].some(({ finishes }) => finishes.some((finish) => finish.id === id)),
  };
}
export type Oracle = ReturnType<typeof createOracle>;
