import { expect, test } from 'vitest';
import { Keep } from '#server/contracts/envelope.ts';
import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import { keepAddress, keepKeys, keepOf, newKeepCard } from './keep-card.ts';
import { openKeepCopy } from './open-keep-copy.ts';
import { secretIn } from './read-written-form.ts';

const copy: KeepCopy = {
  format: 1,
  round: 'my-future',
  survey: { id: 'my-future', version: 1 },
  language: 'pl',
  answers: [{ question: 'dream', voice: 'own', value: { kind: 'choice', option: 'own-home' } }],
  words: [{ question: 'dream-words', language: 'pl', text: 'Chcę mieszkać nad rzeką' }],
};

test('its copy opens with its secret, and with no other', async () => {
  const { secret } = newKeepCard();
  const keep = await keepOf(secret, copy);
  expect(Keep.parse(keep)).toEqual(keep);
  expect(await openKeepCopy(secret, keep.copy)).toEqual(copy);
  await expect(openKeepCopy(newKeepCard().secret, keep.copy)).rejects.toMatchObject({ trouble: 'copy-does-not-open' });
  await expect(openKeepCopy(secret, keep.copy.slice(0, -4))).rejects.toMatchObject({ trouble: 'copy-does-not-open' });
  await expect(openKeepCopy('guess', keep.copy)).rejects.toMatchObject({ trouble: 'not-a-card' });
});

/** Worked out with another implementation of HKDF-SHA256 and SHA-256 (OpenSSL's). A card printed today must work in ten years. */
test('the same secret always gives the same tokens, and the server is given only their digests', async () => {
  const secret = 'AAECAwQFBgcICQoLDA0ODw';
  const [keys, keep] = [await keepKeys(secret), await keepOf(secret, copy)];
  expect(keys.lookUp).toBe('PxOk4GcQwzyEXMfr3FOew5eV49TIUdBWvMBd752qZAc');
  expect(keys.withdrawal).toBe('yeNEjDYPBlPfEN2LkkNRziHQitkhb0f6q_VYJvKTj3g');
  expect(keep.lookUp).toBe('77caba0170cc82b0ba4c12c71ecced08d96e91c2519f7a57715ce841309f9d70');
  expect(keep.withdrawal).toBe('e06e2431a9b4b890ee2dd06c025bbb20ee606a63dd1cfdff93732d6395189a3a');
});

test('its address carries the secret where no server sees it', () => {
  const { secret } = newKeepCard();
  const address = new URL(keepAddress('https://all-heard.example', secret));
  expect([address.pathname, address.search, address.hash]).toEqual(['/keep', '', `#${secret}`]);
  expect(secretIn(address.href)).toBe(secret);
});
