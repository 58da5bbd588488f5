import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { deviceName } from './device-name.ts';
import { isWeak, ownWords, passwords } from './passwords.ts';
import { asGivenOut, recoveryCodes } from './recovery-codes.ts';

const cost = { N: 2 ** 4, r: 1, p: 1 };

describe('passwords', () => {
  it('are told from all others, and only with the secret that they were kept under', async () => {
    const { hash, verify } = passwords('a secret', randomBytes, cost);
    const kept = await hash('three tall brown horses');
    expect(kept).not.toContain('three');
    expect(await hash('three tall brown horses'), 'two people with one password').not.toBe(kept);
    expect(await verify({ hash: kept, password: 'three tall brown horses' })).toBe(true);
    expect(await verify({ hash: kept, password: 'three tall brown horse' })).toBe(false);
    expect(await passwords('another secret', randomBytes, cost).verify({ hash: kept, password: 'three tall brown horses' })).toBe(false);
    for (const broken of ['', 'scrypt', 'plain$three tall brown horses', kept.slice(0, -1), kept.replace('scrypt', 'none')]) {
      expect(await verify({ hash: broken, password: 'three tall brown horses' }).catch(() => false), broken).toBe(false);
    }
  });

  it('are the same however the keyboard composes their letters, and keep working when they are made to cost more', async () => {
    const kept = await passwords('a secret', randomBytes, cost).hash('caf\u00e9 caf\u00e9 caf\u00e9');
    const dearer = passwords('a secret', randomBytes, { ...cost, N: 2 ** 6 });
    expect(await dearer.verify({ hash: kept, password: 'cafe\u0301 cafe\u0301 cafe\u0301' })).toBe(true);
  });

  it('are weak where they are little else than what everybody tries, or the person’s own', () => {
    const own = ['Ada First', 'ada.first@council.example'];
    for (const weak of ['password1234', 'Password!2026', 'qwertyuiop12', 'aaaaaaaaaaaa', 'abababababab', '123456789012', 'Ada.First.2026', 'council-example', 'letmein-letmein', 'AllHeard2026!']) expect(isWeak(weak, own), weak).toBe(true);
    for (const weak of ['123qweasdzxc', 'Leave Me Alone', 'finalfantasy', '1qaz2wsx3edc4rfv', 'dragon!!2026!!', 'Sunshine-Monkey', 'P@ssw0rd-M0nkey', '99 football 99', 'unbelievable']) expect(isWeak(weak, []), `${weak}, which others take`).toBe(true);
    for (const weak of ['riverside2026', 'Riverside.123']) expect(isWeak(weak, ownWords({ name: 'Ada', email: 'a@b.example', roles: [{ area: { name: 'Riverside', slug: 'riverside' } }] })), weak).toBe(true);
    for (const good of ['three tall brown horses', 'zb7!kQ2_pw9x', 'سبز کشتی تیز ہوا', 'correct horse battery', 'first light on the hill', 'four quiet orange boats', 'dragon monkey sunshine', 'trójka zielonych kotów', 'saddex faras oo cas']) expect(isWeak(good, own), good).toBe(false);
  });
});

describe('recovery codes', () => {
  it('are ten different ones, and read as they were given out, however they are typed', () => {
    const codes = recoveryCodes(randomBytes);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
      for (const typed of [code, code.toUpperCase(), code.replace('-', ''), ` ${code.replace('-', ' – ')} `]) expect(asGivenOut(typed)).toBe(code);
    }
  });

  it('anything may be typed for one', () => {
    fc.assert(fc.property(fc.string(), (typed) => { expect(asGivenOut(typed)).toMatch(/^[a-z0-9]{0,5}-[a-z0-9]*$/); }));
  });
});

describe('the name of a device', () => {
  it('is its browser and its system, and nothing else of what it says', () => {
    const android = 'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
    expect(deviceName(android)).toBe('chrome android');
    expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1')).toBe('safari ios');
    expect(deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0')).toBe('edge windows');
    fc.assert(fc.property(fc.anything(), (said) => { expect(deviceName(said)).toMatch(/^[a-z]+ [a-z]+$/); }));
  });
});
