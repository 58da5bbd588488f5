import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JoinCode, joinCodeLives, joinPictures, JoinSaid } from '#server/contracts/join-code.ts';
import { drawPictures, joinCodeOf, joinDigestOf, joinPicturesDigest, joinPicturesOf } from './join-code.ts';

const secret = randomBytes(32);
const day = '2026-11-24';
const free = () => Promise.resolve(true);
const aSession = (on = day) => ({ id: randomUUID(), day: on });

describe('the code of a session', () => {
  it('is made again from the key file, and found by either of its digests', async () => {
    const session = aSession();
    const digest = await drawPictures(secret, session, free);
    const code = JoinCode.parse(joinCodeOf(secret, session, digest));
    expect(new Set(code.pictures).size).toBe(4);
    expect(joinDigestOf(secret, day, { pictures: code.pictures })).toBe(digest);
    expect(joinDigestOf(secret, '2026-11-25', { pictures: code.pictures }), 'another day').not.toBe(digest);
    expect(joinDigestOf(secret, day, { secret: code.secret })).toBe(joinDigestOf(secret, '2026-11-25', { secret: code.secret }));
    expect(joinCodeOf(randomBytes(32), session, digest), 'another key file').toBeUndefined();
  });

  it('is another than that of any other session of the day', async () => {
    const taken = new Set<string>();
    const sessions = Array.from({ length: 400 }, () => aSession());
    for (const session of sessions) {
      const digest = await drawPictures(secret, session, (each) => Promise.resolve(!taken.has(each)));
      taken.add(digest);
      expect(joinCodeOf(secret, session, digest)).toBeDefined();
    }
    expect(taken.size).toBe(sessions.length);
    const first = aSession();
    const draws = [0, 1].map((draw) => joinPicturesDigest(secret, day, joinPicturesOf(secret, first, draw)));
    expect(await drawPictures(secret, first, (each) => Promise.resolve(each !== draws[0]))).toBe(draws[1]);
  });

  it('has each picture in each place about as often as any other', () => {
    const seen = new Map<string, number>();
    for (let n = 0; n < 4_800; n += 1) for (const [place, picture] of joinPicturesOf(secret, aSession(), 0).entries()) seen.set(`${place} ${picture}`, (seen.get(`${place} ${picture}`) ?? 0) + 1);
    expect(seen.size).toBe(4 * joinPictures.length);
    // 200 are expected of each; six standard deviations are 83.
    for (const [each, times] of seen) expect(Math.abs(times - 200), each).toBeLessThan(84);
  });

  it('is told apart by order, and is never taken with fewer, more, unknown or repeated pictures', () => {
    const pictures = fc.array(fc.constantFrom(...joinPictures, 'pig'), { maxLength: 6 });
    fc.assert(fc.property(pictures, (said) => JoinSaid.safeParse({ pictures: said }).success === (said.length === 4 && new Set(said).size === 4 && !said.includes('pig'))));
    const [a, b, c, d] = ['cat', 'fish', 'bird', 'sun'] as const;
    expect(joinPicturesDigest(secret, day, [a, b, c, d])).not.toBe(joinPicturesDigest(secret, day, [b, a, c, d]));
    expect(JoinSaid.safeParse({ secret: 'short' }).success).toBe(false);
  });

  it('lives on its day; the QR code on the six days before too, also where a month ends', () => {
    expect(['2026-11-23', day, '2026-11-25'].map((today) => joinCodeLives('pictures', day, today))).toEqual([false, true, false]);
    expect(['2026-11-17', '2026-11-18', day, '2026-11-25'].map((today) => joinCodeLives('secret', day, today))).toEqual([false, true, true, false]);
    expect(joinCodeLives('secret', '2027-03-02', '2027-02-24')).toBe(true);
  });
});
