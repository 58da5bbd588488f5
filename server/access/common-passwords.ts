import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The passwords that people take most often, as others found them in what was stolen: those of @zxcvbn-ts/language-common
 * (MIT, `common-passwords.licence.txt`), made by `server/commands/common-passwords.ts`. Each is the beginning of its digest, in
 * order: it is looked up, and nobody has to read such words here.
 */
const file = path.join(import.meta.dirname, 'common-passwords.bin');

/** Bytes of each digest: of 50,000 passwords one in five thousand million others looks like one of them. */
export const digestBytes = 6;
/** Shorter ones are in half of all passwords. */
export const leastLetters = 4;

/** How a password is looked up: a digest of its letters and digits. */
export const commonDigest = (bare: string): Buffer => createHash('sha256').update(bare, 'utf8').digest().subarray(0, digestBytes);

let list: Buffer | undefined;

/** Whether these letters and digits are one of them. */
export function isCommon(bare: string): boolean {
  if (bare.length < leastLetters) return false;
  list ??= readFileSync(file);
  const wanted = commonDigest(bare);
  let [low, high] = [0, list.length / digestBytes];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = wanted.compare(list, middle * digestBytes, (middle + 1) * digestBytes);
    if (order === 0) return true;
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return false;
}

/** Signs that are taken for letters. */
const letterOf: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
const lettersOnly = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Whether a password is one of the commonest, or no more than two of them in a row, with numbers before or behind or with
 * signs for letters. Three words or more are let through.
 * @param lower in lower case.
 */
export function isMadeOfCommon(lower: string): boolean {
  const spelt = lettersOnly(lower.replaceAll(/[013457@$!]/g, (sign) => letterOf[sign] ?? sign));
  const forms = new Set([lettersOnly(lower), spelt].flatMap((form) => [form, form.replaceAll(/^\d+|\d+$/g, '')]));
  return [...forms].some((form) => {
    if (isCommon(form)) return true;
    for (let at = leastLetters; at <= form.length - leastLetters; at += 1) if (isCommon(form.slice(0, at)) && isCommon(form.slice(at))) return true;
    return false;
  });
}
