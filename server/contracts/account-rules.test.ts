import { expect, test } from 'vitest';
import { languages } from './languages.ts';
import { namesIn, numberIn } from './account-rules.ts';

test('a number is found in every language that the product speaks, as a digit of any script and as a word', () => {
  const said: Readonly<Record<string, readonly string[]>> = {
    'en-simple': ['Seven of us like it', 'one of us said so', 'Half of the class', '50%', 'at 3 o’clock', 'TWELVE'],
    en: ['a couple of us', 'per cent', 'twenty', '②'],
    ur: ['ہم میں سے ایک نے کہا', 'سات بچے', '۷', 'آدھے لوگ'],
    ar: ['واحد منا', 'وسبعة أطفال', '٧', 'نصفنا'],
    pl: ['jedna z nas', 'Siedmiu z nas', 'połowa'],
    pa: ['ਸਾਡੇ ਵਿੱਚੋਂ ਇੱਕ', 'ਸੱਤ ਬੱਚੇ', '੭'],
    so: ['Toddoba naga mid ah', 'laba', 'boqolkiiba'],
  };
  expect(Object.keys(said).toSorted()).toEqual(languages.map(({ tag }) => tag).toSorted());
  for (const [language, texts] of Object.entries(said)) for (const text of texts) expect(numberIn(text, language), `${language}: ${text}`).toBeDefined();
});

test('words that only look like numbers are let through', () => {
  const fine: readonly [string, string][] = [
    ['en', 'Someone often helps. No one waits for us. We want one bus for everyone, and tents. Behalf of tenants.'],
    ['ur', 'ہمیں ایک بس چاہیے۔ ہمیں وقت دو۔ سو ہم خوش ہیں۔'],
    ['ar', 'نريد حافلة واحدة تنتظرنا'],
    ['pl', 'Chcemy jeden autobus dla wszystkich. Stoły są za małe.'],
    ['pa', 'ਸਾਨੂੰ ਇੱਕ ਬੱਸ ਚਾਹੀਦੀ ਹੈ'],
    ['so', 'Waxaan rabnaa bas na suga'],
  ];
  for (const [language, text] of fine) expect(numberIn(text, language), text).toBeUndefined();
});

test('what may be a name is pointed out, where the language has capitals', () => {
  expect(namesIn('We like the bus. Karim helps us, and I like it. On Monday Mrs Shah comes. Write to a@b.example', 'en')).toEqual(['a@b.example', 'Mrs', 'Shah']);
  expect(namesIn('The driver Karim waits. We thank him.', 'en-simple')).toEqual(['Karim']);
  expect(namesIn('ہم کریم کے ساتھ جاتے ہیں', 'ur')).toEqual([]);
});
