import * as z from 'zod/mini';
import { base64url, RandomId, Sha256, Slug } from './ids.ts';

/** Says what the folder is, and which edition of its form. Another edition gets another name. */
export const backupFormat = 'all-heard backup 1';

/** The name of a table or column of ours. */
const Name = z.string().check(z.regex(/^[a-z][a-z_]*$/), z.maxLength(60));

/** One table: a file of gzipped lines, each the JSON list of a row's values in the order of `columns`. */
export const BackupTable = z.strictObject({
  name: Name,
  columns: z.array(Name).check(z.minLength(1), z.maxLength(100)),
  file: z.string().check(z.regex(/^[a-z][a-z_]*\.jsonl\.gz$/)),
  rows: z.number().check(z.int(), z.gte(0)),
  bytes: z.number().check(z.int(), z.gte(0)),
  /** Of the file as it lies there. */
  sha256: Sha256,
});
export type BackupTable = z.infer<typeof BackupTable>;

/** `manifest.json` of a backup, written last: a folder without it is no backup. The same form from and for both engines. */
export const BackupManifest = z.strictObject({
  format: z.literal(backupFormat),
  /** The instant from which the copy is: all that was acknowledged before is in it. */
  madeAt: z.iso.datetime(),
  engine: z.enum(['sqlite', 'postgres']),
  /** Those that the database had been through, in order. */
  migrations: z.array(z.string().check(z.maxLength(100))).check(z.minLength(1), z.maxLength(1_000)),
  /** Those that others refer to come first. */
  tables: z.array(BackupTable).check(z.maxLength(500)),
  /** The keys without which its answers could not be opened. The keys themselves are elsewhere. */
  keys: z.array(z.strictObject({ id: RandomId, slug: Slug })).check(z.maxLength(100_000)),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** The manifest as a file: with the SHA-256 of its JSON, so that a change of it is seen too. */
export const ManifestFile = z.strictObject({ manifest: BackupManifest, sha256: Sha256 });

export const keyBackupFormat = 'all-heard keys 1';

/** How the passphrase is made into a key: bounded, so that a strange file cannot ask for all memory there is. */
export const KeyBackupHead = z.strictObject({
  format: z.literal(keyBackupFormat),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    /** Cost: a power of two from 2^14 to 2^20. */
    N: z.number().check(z.int(), z.gte(16_384), z.lte(1_048_576)),
    r: z.number().check(z.int(), z.gte(8), z.lte(16)),
    p: z.number().check(z.int(), z.gte(1), z.lte(4)),
    salt: base64url(32),
  }),
  cipher: z.literal('aes-256-gcm'),
  iv: base64url(12),
});
export type KeyBackupHead = z.infer<typeof KeyBackupHead>;

/** The key file under a passphrase. The head is bound to what is sealed. */
export const KeyBackup = z.strictObject({ head: KeyBackupHead, sealed: base64url(64 * 1024 * 1024), tag: base64url(16) });
export type KeyBackup = z.infer<typeof KeyBackup>;
