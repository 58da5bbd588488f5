import { piecesOf, type Made } from '#server/contracts/attachment.ts';
import type { Oracle } from '../oracle.ts';
import { answersOf } from './answers.ts';
import { madeFor } from './making.ts';
import type { Said } from './tab-program.ts';

/** A tab, and whoever sits at it; -1 while nobody does. */
export interface Seat {
  person: number;
  /** The program in it, with the ids that it made: by these it is known who began a draft that nobody was told is saved. */
  readonly realm: { readonly made: ReadonlySet<string> };
}

/** A keep card, as its holder has it. */
export interface Paper {
  person: number;
  /** Where it was given out. */
  device: number;
  secret: string;
}

/** Follows which person sits where, and passes on what the screens say to the oracle as said to that person. */
export function createTold(oracle: Oracle, acknowledged: (envelope: string, attachment: string) => number) {
  /** Whose each draft is. */
  const owners = new Map<string, number>();
  const papers: Paper[] = [];
  /** Drafts that lie on more than one device. */
  const copied = new Set<string>();
  const seats: Seat[] = [];
  /** What was made for answers that were finished on a device. */
  const made = new Map<string, readonly Made[]>();
  let people = 0;

  /** Pieces of it that the server has not acknowledged. */
  const short = (device: number, id: string): number => (made.get(`${device} ${id}`) ?? []).reduce((sum, thing) => sum + Math.max(0, piecesOf(thing.bytes) - acknowledged(id, thing.id)), 0);

  /** Whose a draft is: they were told of it, or it was made where they sit. */
  function ownerOf(draft: string): number | undefined {
    const maker = owners.has(draft) ? undefined : seats.find(({ person, realm }) => person >= 0 && realm.made.has(draft));
    if (maker !== undefined) owners.set(draft, maker.person);
    return owners.get(draft);
  }

  function hear(device: number, seat: Seat, said: Said): void {
    switch (said.kind) {
      case 'begun':
        seat.person = people++;
        break;
      case 'found':
        seat.person = ownerOf(said.draft.id) ?? people++;
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
        papers.push({ person: seat.person, device, secret: said.secret });
        owners.set(said.draft.id, seat.person);
        made.set(`${device} ${said.draft.id}`, madeFor(said.draft));
        oracle.hear({ kind: 'finished', person: seat.person, device, id: said.draft.id, answers: answersOf(said.draft) });
        break;
      case 'sent':
      case 'refused': {
        const person = owners.get(said.id);
        if (person !== undefined) oracle.hear({ kind: said.kind, person, device, id: said.id, ...(said.kind === 'sent' ? { short: short(device, said.id) } : {}) });
        break;
      }
      case 'dropping':
      case 'dropped':
        oracle.hear({ kind: said.kind, person: ownerOf(said.draft.id) ?? seat.person, device });
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
      case 'will-be-withdrawn':
      case 'not-withdrawn':
        break;
    }
  }

  return {
    hear,
    /** A device is set up from a copy of another on which these drafts lie: some of them, perhaps, although nobody was told so. */
    copied(from: number, to: number, drafts: readonly string[]): void {
      for (const id of drafts) copied.add(id);
      oracle.hear({ kind: 'copied', from, to, people: drafts.flatMap((id) => ownerOf(id) ?? []) });
    },
    ownerOf,
    /** Somebody may sit down at a tab. */
    seat: (seat: Seat) => void seats.push(seat),
    papers: papers as readonly Paper[],
    /** How many there were so far. */
    people: () => people,
  };
}
export type Told = ReturnType<typeof createTold>;
