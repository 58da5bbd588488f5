import { describe, expect, it } from 'vitest';
import { hourOf } from './hour.ts';
import type { Pupil } from './tablet.ts';

const pupil = (minutes: number, handOver: number): Pupil => ({ voice: 'own', said: new Map(), screens: 17, minutes, handOver });

describe('the hour', () => {
  it('ends with the last pupil of the slowest tablet, after whom nobody is handed anything', () => {
    expect(hourOf([[pupil(14, 1), pupil(15, 1)], [pupil(20, 2), pupil(18, 2)]])).toContain('All are done after 40.0 of 60 minutes; 10.0 are left for each');
  });

  it('says when it is not enough', () => {
    expect(hourOf([[pupil(30, 1), pupil(30, 1)]])).toContain('1.0 OVER THE HOUR');
  });

  it('says what one tablet more would come to', () => {
    expect(hourOf([[pupil(30, 1), pupil(28, 2)]])).toContain('With one tablet more: 30.0 minutes.');
  });
});
