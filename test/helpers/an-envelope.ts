import type { Envelope } from '#server/contracts/envelope.ts';

/** An envelope of the right shape, sealed to nobody. */
export const anEnvelope = (changes: Partial<Envelope> = {}): Envelope => ({
  id: crypto.randomUUID(),
  round: '3f1c1b52-6f0e-4c55-9d4e-0f1f6f3b2a11',
  survey: { id: 'my-future', version: 1 },
  bundle: 'ab'.repeat(32),
  key: '8a0d5a5e-30f4-4a62-8a0b-5b8c7c2f9d10',
  answers: { enc: 'A'.repeat(87), ct: 'B'.repeat(1_400) },
  ...changes,
});
