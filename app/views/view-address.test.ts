import { expect, it } from 'vitest';
import { viewAddress } from './view-address.ts';

it('a view is answered in the language on screen, or in its own first where it is not asked in that one', () => {
  const view = { slug: 'parents', audience: 'parent-or-carer', languages: ['en-simple', 'ur'] } as const;
  const of = (language: string) => viewAddress({ ...view, languages: [...view.languages] }, language);
  expect(of('ur')).toEqual({ address: '/answer/parents/ur', language: 'ur' });
  expect(of('so')).toEqual({ address: '/answer/parents/en-simple', language: 'en-simple' });
});
