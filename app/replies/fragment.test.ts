import { expect, it } from 'vitest';
import { takeFragment } from './fragment.ts';

it('the secret leaves the address and the history, and nothing else of them changes', () => {
  const written: unknown[][] = [];
  const history = { state: { page: 3 }, replaceState: (...all: unknown[]) => void written.push(all) };
  expect(takeFragment({ hash: '#a-secret', pathname: '/keep', search: '?lang=ur' }, history)).toBe('a-secret');
  expect(written).toEqual([[{ page: 3 }, '', '/keep?lang=ur']]);
  expect(takeFragment({ hash: '', pathname: '/keep', search: '' }, history)).toBe('');
  expect(written).toHaveLength(1);
});
