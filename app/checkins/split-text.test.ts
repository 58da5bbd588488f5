import { expect, it } from 'vitest';
import { splitText } from './split-text.ts';

it('an option is parted into its name and what it means', () => {
  expect(splitText('Sixth form. It is school for Years 12 and 13.')).toEqual({ name: 'Sixth form', rest: 'It is school for Years 12 and 13.' });
  expect(splitText('Apprenticeship. I work and learn. I get paid.')).toEqual({ name: 'Apprenticeship', rest: 'I work and learn. I get paid.' });
  expect(splitText('سکستھ فارم۔ یہ اسکول ہے۔')).toEqual({ name: 'سکستھ فارم', rest: 'یہ اسکول ہے۔' });
  expect(splitText('ਸਿਕਸਥ ਫ਼ਾਰਮ। ਇਹ ਸਕੂਲ ਹੈ।')).toEqual({ name: 'ਸਿਕਸਥ ਫ਼ਾਰਮ', rest: 'ਇਹ ਸਕੂਲ ਹੈ।' });
  expect(splitText('A job')).toEqual({ name: 'A job', rest: '' });
  expect(splitText('I earn money.')).toEqual({ name: 'I earn money.', rest: '' });
});
