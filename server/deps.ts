import type { Kysely } from 'kysely';
import type { Pack } from '#server/contracts/round.ts';
import type { Engine } from '#server/database/engine.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Log } from './log.ts';
import type { Keys } from './sealing/round-keys.ts';

/** A page as the app's own components render it, with the sources that its inline script and style need in the CSP. */
export interface RenderedPage {
  html: string;
  scriptHashes: readonly string[];
  styleHashes: readonly string[];
}

/** The built app: its files, and the small entry that renders the first page. `server` imports nothing of `app`; `main.ts` loads this. */
export interface Site {
  /** Absolute path of the folder that is served as it is. */
  assetsFolder: string;
  renderFirstPage(given: { pack: Pack }): RenderedPage;
  renderShell(given: { language: string }): RenderedPage;
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
  /** Without it only the API is served. */
  site?: Site | undefined;
}
