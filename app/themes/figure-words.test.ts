import { describe, expect, it } from 'vitest';
import { releaseRules } from '#server/library/policy.ts';
import { sayFigure } from './figure-words.ts';

const text = (key: string, params: Readonly<Record<string, string | number>> = {}) => `${key} ${Object.values(params).join(' ')}`.trim();
const shown = (value: number) => ({ kind: 'shown', value }) as const;

describe('a figure in words', () => {
  it('is a whole percentage of rounded figures', () => {
    expect(sayFigure(shown(70), shown(515), releaseRules, 'en', text)).toEqual({ share: 70 / 515, words: 'figure 14% 70 515', people: 70, percent: '14%' });
  });

  it('has its reason where it is hidden, and no bar', () => {
    expect(sayFigure({ kind: 'hidden', why: 'small' }, shown(50), releaseRules, 'en', text)).toEqual({ share: null, words: 'why.small 7', people: null, percent: null });
  });

  it('is not a share of a hidden number of people', () => {
    expect(sayFigure(shown(20), { kind: 'hidden', why: 'guards' }, releaseRules, 'en', text).share).toBeNull();
  });

  it('never passes the whole, whatever rounding did', () => {
    expect(sayFigure(shown(15), shown(10), releaseRules, 'en', text)).toMatchObject({ share: 1, percent: '100%' });
  });
});
