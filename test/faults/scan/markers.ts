/** Words that stand nowhere else: planted where a person writes, and looked for where nothing of them may be left. */
export interface Marker {
  /** What it is, for the report. */
  what: string;
  text: string;
}

const scripts = [
  { what: 'written in English', letters: 'abcdefghijklmnoprstuvwyz' },
  { what: 'a name', letters: 'aeioulmnrst' },
  { what: 'written in Polish', letters: 'ąćęłńóśźżabcdeklmnoprstuwyz' },
  { what: 'written in Urdu', letters: 'ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہیے' },
  { what: 'written in Punjabi', letters: 'ਕਖਗਘਚਛਜਝਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵਸਹ' },
  { what: 'written in Chinese', letters: '日月山水火木金土人口手足目耳心雨雪風花鳥' },
  { what: 'with signs that JSON escapes', letters: 'xyzuvw"\\/<>&' },
  { what: 'in pictures', letters: '🐕🐈🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦' },
] as const;

/** So many words, in turn of every kind. `random` gives numbers from 0 to 1. */
export function drawMarkers(count: number, random: () => number): Marker[] {
  return Array.from({ length: count }, (_, index) => {
    const { what, letters } = scripts[index % scripts.length] ?? scripts[0];
    const all = Array.from(letters);
    const text = Array.from({ length: 10 }, () => all[Math.floor(random() * all.length)] ?? '').join('');
    // A name begins with a capital, as people write it.
    return { what, text: what === 'a name' ? `Z${text}` : text };
  });
}

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const escaped = (text: string): string => Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** How bytes look within base64, wherever they begin: what is the same whatever stands before and after. */
function withinBase64(bytes: Buffer, encoding: 'base64' | 'base64url'): Buffer[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString(encoding).replaceAll('=', '');
    // The first letters depend on what stands before, the last one on what follows.
    return Buffer.from(text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)), 'latin1');
  });
}

/** Every way in which a word may be written on disk. */
export function formsOf(text: string): { form: string; bytes: Buffer }[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const named = (form: string, all: readonly Buffer[]) => all.map((bytes) => ({ form, bytes }));
  const every = [
    ...named('UTF-8', [utf8]),
    ...named('UTF-16LE', [utf16]),
    ...named('UTF-16BE', [utf16be(text)]),
    ...(Array.from(text).every((char) => (char.codePointAt(0) ?? 0) <= 0xff) ? named('Latin-1', [Buffer.from(text, 'latin1')]) : []),
    ...named('JSON', [Buffer.from(JSON.stringify(text).slice(1, -1), 'utf16le'), Buffer.from(JSON.stringify(text).slice(1, -1), 'utf8'), Buffer.from(escaped(text)), Buffer.from(escaped(text).toUpperCase().replaceAll('\\U', '\\u'))]),
    ...named('in an address', [Buffer.from(encodeURIComponent(text))]),
    ...named('base64', [...withinBase64(utf8, 'base64'), ...withinBase64(utf16, 'base64')]),
    ...named('base64url', [...withinBase64(utf8, 'base64url'), ...withinBase64(utf16, 'base64url')]),
  ];
  return every.filter(({ bytes }, at) => every.findIndex((other) => other.bytes.equals(bytes)) === at);
}
