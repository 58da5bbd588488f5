import { languageOf } from './languages.ts';

/**
 * What a group's own account (rule R8) may not say: how many. Its words stand without numbers, since a number in a small group
 * points at people. Digits of every script are found, and number words of the language the account is in.
 */
const numbers: Readonly<Record<string, readonly string[]>> = {
  en: [
    'zero', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
    'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety', 'hundred', 'thousand', 'dozen', 'half', 'a quarter', 'thirds', 'a third of', 'per cent', 'percent', 'a couple of', 'both of us',
    'one of us', 'only one', 'one person', 'one boy', 'one girl', 'one child', 'one pupil', 'one student', 'one young person', 'one friend',
  ],
  ur: ['ہم میں سے ایک', 'صرف ایک', 'ایک لڑکا', 'ایک لڑکی', 'ایک بچہ', 'ایک بچے', 'دو لوگ', 'دو بچے', 'دو لڑکے', 'دو لڑکیاں', 'دونوں', 'تین', 'چار', 'پانچ', 'چھ', 'سات', 'آٹھ', 'نو', 'دس', 'گیارہ', 'بارہ', 'پندرہ', 'بیس', 'تیس', 'چالیس', 'پچاس', 'آدھا', 'آدھے', 'آدھی', 'فیصد', 'درجن'],
  ar: ['واحد منا', 'واحدة منا', 'أحدنا', 'إحدانا', 'شخص واحد', 'اثنان', 'اثنين', 'اثنتان', 'اثنتين', 'ثلاثة', 'ثلاث', 'أربعة', 'أربع', 'خمسة', 'خمس', 'ستة', 'ست', 'سبعة', 'سبع', 'ثمانية', 'ثماني', 'تسعة', 'تسع', 'عشرة', 'عشر', 'عشرون', 'عشرين', 'ثلاثون', 'ثلاثين', 'مئة', 'مائة', 'نصف', 'نصفنا', 'ربع', 'بالمئة', 'كلانا'],
  pl: [
    'jeden z nas', 'jedna z nas', 'jedno z nas', 'jedna osoba', 'tylko jeden', 'tylko jedna', 'dwa', 'dwie', 'dwoje', 'dwóch', 'dwaj', 'trzy', 'trzej', 'trzech', 'troje', 'cztery', 'czterech', 'czterej', 'czworo', 'pięć', 'pięciu', 'pięcioro', 'sześć', 'sześciu', 'sześcioro',
    'siedem', 'siedmiu', 'siedmioro', 'osiem', 'ośmiu', 'ośmioro', 'dziewięć', 'dziewięciu', 'dziesięć', 'dziesięciu', 'jedenaście', 'dwanaście', 'dwunastu', 'piętnaście', 'dwadzieścia', 'trzydzieści', 'sto', 'połowa', 'połowy', 'połowę', 'ćwierć', 'procent', 'oboje', 'obaj', 'obie', 'tuzin',
  ],
  pa: ['ਸਾਡੇ ਵਿੱਚੋਂ ਇੱਕ', 'ਸਾਡੇ ਵਿੱਚੋਂ ਇਕ', 'ਸਿਰਫ਼ ਇੱਕ', 'ਇੱਕ ਮੁੰਡਾ', 'ਇੱਕ ਕੁੜੀ', 'ਇੱਕ ਬੱਚਾ', 'ਦੋ', 'ਦੋਵੇਂ', 'ਤਿੰਨ', 'ਚਾਰ', 'ਪੰਜ', 'ਛੇ', 'ਸੱਤ', 'ਅੱਠ', 'ਨੌਂ', 'ਦਸ', 'ਗਿਆਰਾਂ', 'ਬਾਰਾਂ', 'ਪੰਦਰਾਂ', 'ਵੀਹ', 'ਤੀਹ', 'ਸੌ', 'ਅੱਧਾ', 'ਅੱਧੇ', 'ਅੱਧੀ', 'ਪ੍ਰਤੀਸ਼ਤ', 'ਫ਼ੀਸਦੀ'],
  so: ['mid naga mid ah', 'mid naga mid', 'qof keliya', 'hal qof', 'laba', 'labadeenna', 'saddex', 'afar', 'shan', 'lix', 'toddoba', 'siddeed', 'sagaal', 'toban', 'labaatan', 'soddon', 'afartan', 'konton', 'boqol', 'boqolkiiba', 'nus', 'kala bar'],
};

const letter = '[\\p{L}\\p{M}]';
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
/** Arabic writes "and", "in", "for", "so" and "the" onto the word. */
const patternOf = (language: string, words: readonly string[]): RegExp =>
  new RegExp(`(?<!${letter})(?:${language === 'ar' ? '[وبلف]?(?:ال)?' : ''})(?:${words.toSorted((a, b) => b.length - a.length).map(escaped).join('|')})(?!${letter})`, 'iu');
const patterns = new Map(Object.entries(numbers).map(([language, words]) => [language, patternOf(language, words)]));

/** The first number in a text, as it stands there; `undefined` where there is none. @param language of the text. */
export function numberIn(text: string, language: string): string | undefined {
  const said = text.normalize('NFC');
  const digits = /\p{N}+|%/u.exec(said)?.[0];
  return digits ?? patterns.get(language.split('-')[0] ?? '')?.exec(said)?.[0];
}

/** Words in capitals that are no names; the rest of a language's are unknown to us, so what is found is only ever a hint. */
const notNames = new Set(['I', 'Send', 'Senco', 'Ehc', 'Nhs', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'English', 'Urdu', 'Polish', 'Arabic', 'Panjabi', 'Somali', 'Easter', 'Christmas', 'Eid', 'Diwali', 'Ramadan']);

/** Words that may be somebody's name, to be looked at: in capitals within a sentence, of languages that have capitals. And e-mail addresses. */
export function namesIn(text: string, language: string): string[] {
  const mails = text.match(/\S+@\S+/g) ?? [];
  if (languageOf(language)?.script.startsWith('latin') !== true) return [...new Set(mails)];
  const inside = text.split(/(?<=[.!?…:]["”’)]*)\s+|\n+/).flatMap((sentence) => (sentence.match(/[\p{L}\p{M}’'-]+/gu) ?? []).slice(1));
  const capital = inside.filter((word) => /^\p{Lu}/u.test(word) && !/^I[’']/.test(word) && !notNames.has(word.charAt(0) + word.slice(1).toLowerCase()));
  return [...new Set([...mails, ...capital])];
}
