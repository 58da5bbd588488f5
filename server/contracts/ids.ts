import * as z from 'zod/mini';
import { bounds } from './bounds.ts';

/**
 * An id that people write in a survey definition: `after-year-11`. Once published it is never given
 * to anything else; a thing that goes away has its id put in the survey's `retired` list.
 */
export const Slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(bounds.slugLength));

/** A random (version 4) UUID in lower case. It reveals neither order nor time. */
export const RandomId = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** A BCP 47 tag from the list the product speaks, such as `en`, `en-simple`, `ur`. */
export const LanguageTag = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.maxLength(35));

/** A calendar day in Europe/London, `2026-11-21`. */
export const Day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

/** Bytes on the wire: base64url without padding. */
export const base64url = (mostBytes: number) =>
  z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(Math.ceil((mostBytes * 4) / 3)));

/** Lower-case hex of a SHA-256 digest. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
