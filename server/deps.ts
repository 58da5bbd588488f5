import type { Kysely } from 'kysely';
import type { Pack } from '#server/contracts/round.ts';
import type { Durability } from '#server/database/durability.ts';
import type { Survey } from '#server/contracts/survey.ts';
import type { Engine } from '#server/database/engine.ts';
import type { Schema } from '#server/database/schema.ts';
import type { PartnershipRow } from '#server/queries/partnerships.ts';
import type { PlannedRow } from '#server/queries/rounds.ts';
import type { EnvelopeToStore, StoreOutcome } from '#server/queries/store-envelopes.ts';
import type { PieceOutcome, PieceToStore } from '#server/queries/store-pieces.ts';
import type { Log } from './log.ts';
import type { Keys } from './sealing/round-keys.ts';

/** What becomes of each envelope, in the order given; what it returns is on disk. */
export type StoreEnvelopes = (items: readonly EnvelopeToStore[]) => Promise<StoreOutcome[]>;

/** What becomes of each piece of an attachment, in the order given; what it returns is on disk. */
export type StorePieces = (items: readonly PieceToStore[]) => Promise<PieceOutcome[]>;

/** A page as the app's own components render it, with the text of what stands inline in it, which the policy allows by its hash. */
export interface RenderedPage {
  html: string;
  inlineScripts: readonly string[];
  inlineStyles: readonly string[];
}

/** The built app: its files, and the small entry that renders the first page. `server` imports nothing of `app`; `main.ts` loads this. */
export interface Site {
  /** Absolute path of the folder that is served as it is. */
  assetsFolder: string;
  renderFirstPage(given: { pack: Pack }): RenderedPage;
  renderShell(given: { language: string }): RenderedPage;
}

/** A council's own sign-in, as it is registered there. */
export interface CouncilSignIn {
  /** How this server calls it, in the address to which it sends people back. */
  id: string;
  /** What it is called on the button. */
  name: string;
  /** Its address, below which its description lies (OpenID Connect Discovery). */
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** What signing in needs. */
export interface StaffSettings {
  /** Of the key file: signs cookies, encrypts what authenticator apps share, keys the digests of passwords. */
  secret: string;
  /** Where people reach the server, without a path. */
  publicUrl: string;
  /** Councils' own sign-ins (OpenID Connect). */
  councils: readonly CouncilSignIn[];
  /** How much work a password is made to cost; the strongest unless told otherwise. */
  passwordCost?: { N: number; r: number; p: number };
}

/** How much room the data take, and how much is left. */
export interface StorageRoom {
  bytes: number;
  /** On the disk; unknown where the database is on another machine. */
  left: number | undefined;
}

/** What is known of where the data are. */
export interface Storage {
  /** Read back when the database was opened. */
  durability: Durability;
  room(): Promise<StorageRoom>;
}

/** Opens rounds that staff planned; the one place that makes their keys. */
export interface RoundOpener {
  /** Those of these languages in which real people cannot be asked yet: nobody has checked what the survey promises there, or it has no words. */
  unchecked(partnership: PartnershipRow, survey: Survey, languages: readonly string[]): Promise<string[]>;
  /** Makes a planned round's key: from then on devices are told of it. */
  open(partnership: PartnershipRow, round: PlannedRow): Promise<void>;
}

/** All that the server is made of. Time and randomness are given, so that tests set them. */
export interface Deps {
  db: Kysely<Schema>;
  engine: Engine;
  clock: () => Date;
  random: (bytes: number) => Uint8Array;
  keys: Keys;
  /** Whether this server runs the made-up area; only there may words be written and cards be shown. */
  demo: boolean;
  log: Log;
  /** Keeps judged envelopes; the database unless told otherwise (the benchmark tells what the rest costs). */
  store?: StoreEnvelopes | undefined;
  /** The same for pieces of attachments. */
  storePieces?: StorePieces | undefined;
  /** Without it nothing is said of the room that the data take. */
  storage?: Storage | undefined;
  /** Without it no round can be opened on a screen. */
  rounds?: RoundOpener | undefined;
  /** Without it nobody signs in: for commands that only take answers in. */
  staff?: StaffSettings | undefined;
  /** Without it only the API is served. */
  site?: Site | undefined;
}
