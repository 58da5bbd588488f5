import { judge, type Told } from './judge.ts';
import { isCurrent, same, takenBack, type Person } from './person.ts';

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
  /** `short`: so many pieces of what was made the server has not acknowledged yet. */
  | { kind: 'sent'; person: number; device?: number; id: string; short?: number }
  | { kind: 'refused'; person: number; device?: number; id: string }
  /** Asked for; until it is heard whether it was done, it may be done or not. */
  | { kind: 'dropping'; person: number; device: number }
  | { kind: 'dropped'; person: number; device: number }
  | { kind: 'handing-over'; device: number }
  | { kind: 'handed-over'; device: number }
  /** `device`: where the keep card was given out, if a copy of the answers may have been finished on another, with another card. */
  | { kind: 'withdrawing'; person: number; device?: number }
  | { kind: 'withdrawn'; person: number; device?: number }
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
  kept: readonly { id: string; answers: Answers; owner: number | undefined; /** What is wrong with what was made for it. */ wrong?: readonly string[] }[];
  /** What of pieces is not as it should be beside that. */
  pieces?: { /** Acknowledged and gone, with their response there. */ lost: readonly string[]; /** There without their response. */ leftOver: readonly string[] };
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
  /** Things that were made and are there whole, with answers that were found. */
  things: number;
  faults: string[];
  lost: number;
  doubled: number;
  reachable: number;
  untrue: number;
}

/** Follows what is said, and judges in the end. */
export function createOracle() {
  const people = new Map<number, Person>();
  const faults: string[] = [];
  /** Envelopes that lay on a device when it was cleared, as `device id`. */
  const cleared = new Set<string>();
  /** Devices on which a loss must be told, and of how many answers at least. */
  const losses = new Map<number, number>();
  const counts = { lost: 0, untrue: 0 };
  const blame: Told['blame'] = (what, sentence) => {
    counts[what] += 1;
    faults.push(sentence);
  };
  const of = (person: number): Person => {
    const known = people.get(person) ?? { states: [{}], told: 0, drafts: new Map(), finishes: [], dropped: false, withdrawn: new Map(), copied: false };
    people.set(person, known);
    return known;
  };

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
        // What is taken back need not be there; its page, left open, says what became of its envelope.
        if ((event.short ?? 0) > 0 && takenBack(of(event.person), event.device ?? 'anywhere') === undefined) blame('untrue', `Person ${event.person} was told that the answers are sent, and ${event.short} pieces of what was made are not.`);
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
        if (takenBack(of(event.person), event.device ?? 'anywhere') === undefined) of(event.person).withdrawn.set(event.device ?? 'anywhere', 'asked');
        break;
      case 'withdrawn':
        of(event.person).withdrawn.set(event.device ?? 'anywhere', 'told');
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

  return {
    hear,
    judge: (remains: Remains): Verdict => judge({ people, cleared, losses, faults, counts, blame }, remains),
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
