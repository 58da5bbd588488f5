import type { Oracle } from '../oracle.ts';
import { answersOf } from './answers.ts';
import type { Said } from './tab-program.ts';

/** Whoever sits at a tab; -1 while nobody does. */
export interface Seat {
  person: number;
}

/** A keep card, as its holder has it. */
export interface Paper {
  person: number;
  secret: string;
}

/** Follows which person sits where, and passes on what the screens say to the oracle as said to that person. */
export function createTold(oracle: Oracle) {
  /** Whose each draft is. */
  const owners = new Map<string, number>();
  const papers: Paper[] = [];
  /** Drafts that lie on more than one device. */
  const copied = new Set<string>();
  let people = 0;

  function hear(device: number, seat: Seat, said: Said): void {
    switch (said.kind) {
      case 'begun':
        seat.person = people++;
        break;
      case 'found':
        // Answers that were kept although nobody was told so are a new person's, as far as we know.
        seat.person = owners.get(said.draft.id) ?? people++;
        if (!owners.has(said.draft.id)) oracle.hear({ kind: 'changed', person: seat.person, answers: answersOf(said.draft) });
        owners.set(said.draft.id, seat.person);
        oracle.hear({ kind: 'found', person: seat.person, device, answers: answersOf(said.draft), copied: copied.has(said.draft.id) });
        break;
      case 'changed':
        oracle.hear({ kind: 'changed', person: seat.person, answers: answersOf(said.draft) });
        break;
      case 'saved':
        owners.set(said.draft.id, seat.person);
        oracle.hear({ kind: 'saved', person: seat.person, device, answers: answersOf(said.draft) });
        break;
      case 'finished':
        papers.push({ person: seat.person, secret: said.secret });
        owners.set(said.draft.id, seat.person);
        oracle.hear({ kind: 'finished', person: seat.person, device, id: said.draft.id, answers: answersOf(said.draft) });
        break;
      case 'sent':
      case 'refused': {
        const person = owners.get(said.id);
        if (person !== undefined) oracle.hear({ kind: said.kind, person, device, id: said.id });
        break;
      }
      case 'dropping':
      case 'dropped':
        oracle.hear({ kind: said.kind, person: owners.get(said.draft.id) ?? seat.person, device });
        break;
      case 'handing-over':
      case 'handed-over':
        oracle.hear({ kind: said.kind, device });
        break;
      case 'nothing-to-answer':
      case 'not-saved':
      case 'not-finished':
      case 'put-away':
      case 'not-dropped':
      case 'not-handed-over':
      case 'withdrawing':
      case 'withdrawn':
      case 'not-withdrawn':
        break;
    }
  }

  return {
    hear,
    /** A device is set up from a copy of another on which these drafts lie: some of them, perhaps, although nobody was told so. */
    copied(from: number, to: number, drafts: readonly string[]): void {
      for (const id of drafts) copied.add(id);
      oracle.hear({ kind: 'copied', from, to, people: drafts.flatMap((id) => owners.get(id) ?? []) });
    },
    owners: owners as ReadonlyMap<string, number>,
    papers: papers as readonly Paper[],
    /** How many there were so far. */
    people: () => people,
  };
}
export type Told = ReturnType<typeof createTold>;
