import { realpathSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { areApart, asIssuer, CouncilName, councilsIn, Issuer, onlyCouncil } from './access/council-settings.ts';
import type { CouncilSignIn } from './deps.ts';

/**
 * What the environment sets, parsed once. Everything else in the server is given what it needs from here.
 * README lists the same names.
 */
export interface Config {
  port: number;
  host: string;
  /** Absolute. Holds the embedded database. */
  dataDir: string;
  /** `postgres://…`; undefined means the embedded database in `dataDir`. */
  databaseUrl: string | undefined;
  /** Where people reach this server, without a path or a slash at the end: it goes into the addresses that are printed at the start. */
  publicUrl: string;
  /** The made-up area with simulated people; never reachable from another machine. */
  demo: boolean;
  /** Absolute; never inside `dataDir`, so that a copy of the data is not a copy of the keys. */
  keyFile: string;
  /** Councils' own sign-ins for staff. */
  councils: readonly CouncilSignIn[];
  /** Where the built app is. */
  siteDir: string;
}

const Environment = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)), 3000),
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  PUBLIC_URL: z.optional(z.string().check(z.regex(/^https?:\/\/[^\s]+$/))),
  DEMO: z._default(z.enum(['0', '1']), '1'),
  KEY_FILE: z._default(z.string().check(z.minLength(1)), './keys/keys.json'),
  SITE_DIR: z._default(z.string().check(z.minLength(1)), './dist'),
  OIDC_ISSUER: z.optional(Issuer),
  OIDC_NAME: z._default(CouncilName, 'Council'),
  OIDC_CLIENT_ID: z.optional(z.string()),
  OIDC_CLIENT_SECRET: z.optional(z.string()),
  OIDC_COUNCILS: z.optional(z.string()),
});

/** A setting that cannot be used. Its message is for the person who starts the server. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** What each setting may be, where not anything goes. */
const mayBe: Readonly<Record<string, string>> = {
  PORT: 'a whole number from 0 to 65535; 0 takes any free port',
  DATABASE_URL: 'an address that begins with postgres://',
  PUBLIC_URL: 'an address that begins with http:// or https://, without a path, such as https://heard.example',
  DEMO: '1 for the made-up area, or 0',
  OIDC_ISSUER: 'the https:// address of a council\u2019s sign-in; OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go with it',
  OIDC_COUNCILS: 'a list, as JSON, of {"id": "hillside", "name": "Hillside Council", "issuer": "https://…", "clientId": "…", "clientSecret": "…"}, each with an id and an issuer of its own',
};

const unusable = (name: string): ConfigError => new ConfigError(`The setting ${name} cannot be used. It may be ${mayBe[name] ?? 'anything but empty'}.`);

/** Addresses that only this machine can reach. */
const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

const isInside = (folder: string, file: string): boolean => {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith(`..${path.sep}`) && relative !== '..' && !path.isAbsolute(relative));
};

/** Where a path leads once links are followed. What is not there yet lies under the nearest folder that is. */
function followed(file: string): string {
  try {
    return realpathSync(file);
  } catch (fault) {
    const parent = path.dirname(file);
    if (parent === file || !(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')) throw fault;
    return path.join(followed(parent), path.basename(file));
  }
}

/** Whether a file lies in a folder, by its name or by a link. */
export const liesIn = (folder: string, file: string): boolean => isInside(folder, file) || isInside(followed(folder), followed(file));

/**
 * The settings in this environment; empty strings count as not set.
 * @throws {ConfigError} naming the setting and what it may be.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>, workingDirectory = process.cwd()): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? 'environment');
    throw unusable(name);
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, DEMO, KEY_FILE, SITE_DIR, OIDC_ISSUER, OIDC_NAME, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_COUNCILS } = parsed.data;
  const dataDir = path.resolve(workingDirectory, DATA_DIR);
  const keyFile = path.resolve(workingDirectory, KEY_FILE);
  if (liesIn(dataDir, keyFile)) {
    throw new ConfigError('KEY_FILE lies inside DATA_DIR. Keep it elsewhere: whoever copies the data must not get the keys with it.');
  }
  const demo = DEMO === '1';
  if (demo && !isLoopback(HOST)) {
    throw new ConfigError(`The demo area may only be served on this machine itself. Set HOST to 127.0.0.1, or DEMO=0 to serve ${HOST}.`);
  }
  const publicAt = PUBLIC_URL === undefined ? undefined : (URL.parse(PUBLIC_URL) ?? undefined);
  // Every address within the app begins at the root of its server.
  if (PUBLIC_URL !== undefined && (publicAt === undefined || `${publicAt.pathname}${publicAt.search}${publicAt.hash}${publicAt.username}` !== '/')) throw unusable('PUBLIC_URL');
  const publicHost = publicAt?.hostname;
  if (demo && publicHost !== undefined && !isLoopback(publicHost.replace(/^\[(.*)\]$/, '$1'))) {
    throw new ConfigError(`The demo area may only be reached on this machine itself. Leave out PUBLIC_URL, or set DEMO=0 to be reached at ${publicHost}.`);
  }
  const isWhole = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].every((each) => (each === undefined) === (OIDC_ISSUER === undefined));
  if (!isWhole) throw new ConfigError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three, or none.');
  const single = OIDC_ISSUER === undefined ? [] : [{ id: onlyCouncil, name: OIDC_NAME, issuer: asIssuer(OIDC_ISSUER), clientId: OIDC_CLIENT_ID ?? '', clientSecret: OIDC_CLIENT_SECRET ?? '' }];
  const listed = OIDC_COUNCILS === undefined ? [] : councilsIn(OIDC_COUNCILS);
  const councils = [...single, ...(listed ?? [])];
  if (listed === undefined || !areApart(councils)) throw unusable('OIDC_COUNCILS');
  const shownHost = HOST.includes(':') ? `[${HOST}]` : HOST;
  return {
    port: PORT,
    host: HOST,
    dataDir,
    databaseUrl: DATABASE_URL,
    publicUrl: (PUBLIC_URL ?? `http://${shownHost}:${PORT}`).replace(/\/+$/, ''),
    demo,
    keyFile,
    councils,
    siteDir: path.resolve(workingDirectory, SITE_DIR),
  };
}
