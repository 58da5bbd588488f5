import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { DynamicLibrary, getInt32, getUint32, toBuffer } from 'node:ffi';
import type { Mark } from '#server/contracts/sound.ts';

/**
 * A voice of this machine, for making clips: eSpeak NG, which needs no network. Its library is asked rather than its
 * command, since the library alone tells when each word begins.
 */
export interface Spoken {
  /** Mono, signed 16 bit. */
  samples: Buffer;
  /** Samples a second. */
  rate: number;
  marks: Mark[];
}

/** What must be installed first, in words for the person at the terminal; `undefined` where all is there. */
export function whatIsMissing(): string | undefined {
  const missing = [...(libraryFile() === undefined ? ['espeak-ng'] : []), ...(hasLame() ? [] : ['lame'])];
  return missing.length === 0 ? undefined : `Clips need ${missing.join(' and ')}. On Debian or Ubuntu: apt-get install ${missing.join(' ')}`;
}

function hasLame(): boolean {
  try {
    execFileSync('lame', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const libraryFile = (): string | undefined =>
  ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib', '/usr/local/lib', '/opt/homebrew/lib'].flatMap((folder) => {
    try {
      return readdirSync(folder).filter((file) => /^libespeak-ng(\.so\.1|\.1\.dylib|\.dylib)$/.test(file)).map((file) => `${folder}/${file}`);
    } catch {
      return [];
    }
  })[0];

/** From espeak-ng's `speak_lib.h`. */
const speakLib = { synchronous: 2, rate: 1, pitch: 3, byCharacter: 1, utf8: 1, endOfList: 0, word: 1, eventBytes: 40, eventText: 8, eventAudio: 16, eventLength: 12 } as const;

/** Slower than talk, in words a minute. */
const wordsAMinute = 145;

interface Word {
  /** Characters before it, and its own. */
  at: number;
  length: number;
  ms: number;
}

/** The voice counts characters where a page counts UTF-16 units; and it tells of words that stand nowhere, at a comma for one. */
function marksIn(text: string, words: readonly Word[]): Mark[] {
  const characters = Array.from(text);
  const units = (count: number) => characters.slice(0, count).join('').length;
  return words.filter(({ at, length }) => at >= 0 && length > 0 && units(at) < text.length).map(({ at, length, ms }) => [units(at), units(at + length), ms]);
}

/** Opens the voice; `name` is one that `espeak-ng --voices` lists. It says one text after another. */
export function openVoice(name: string): (text: string) => Spoken {
  const file = libraryFile();
  if (file === undefined) throw new Error(whatIsMissing());
  const library = new DynamicLibrary(file);
  const functions = library.getFunctions({
    espeak_Initialize: { arguments: ['int32', 'int32', 'pointer', 'int32'], return: 'int32' },
    espeak_SetVoiceByName: { arguments: ['string'], return: 'int32' },
    espeak_SetParameter: { arguments: ['int32', 'int32', 'int32'], return: 'int32' },
    espeak_SetSynthCallback: { arguments: ['pointer'], return: 'void' },
    espeak_Synth: { arguments: ['buffer', 'uint64', 'uint32', 'int32', 'uint32', 'uint32', 'pointer', 'pointer'], return: 'int32' },
  });
  const rate = functions.espeak_Initialize(speakLib.synchronous, 200, 0n, 0);
  // A second voice of one run begins anew, in the same library.
  if (rate <= 0 || functions.espeak_SetVoiceByName(name) !== 0) throw new Error(`There is no voice ${name} here.`);
  functions.espeak_SetParameter(speakLib.rate, wordsAMinute, 0);
  let pieces: Buffer[] = [];
  let words: Word[] = [];
  const hear = library.registerCallback({ arguments: ['pointer', 'int32', 'pointer'], return: 'int32' }, (wave, count, events) => {
    if (typeof wave === 'bigint' && wave !== 0n && count > 0) pieces.push(Buffer.from(toBuffer(wave, count * 2, true)));
    if (typeof events !== 'bigint') return 0;
    for (let event = events; getInt32(event) !== speakLib.endOfList; event += BigInt(speakLib.eventBytes))
      if (getInt32(event) === speakLib.word)
        words.push({ at: getUint32(event, speakLib.eventText) - 1, length: getUint32(event, speakLib.eventLength), ms: getUint32(event, speakLib.eventAudio) });
    return 0;
  });
  functions.espeak_SetSynthCallback(hear);
  return (text) => {
    pieces = [];
    words = [];
    const bytes = Buffer.from(`${text}\0`, 'utf8');
    if (functions.espeak_Synth(bytes, BigInt(bytes.length), 0, speakLib.byCharacter, 0, speakLib.utf8, 0n, 0n) !== 0) throw new Error(`The voice cannot say: ${text}`);
    return { samples: Buffer.concat(pieces), rate, marks: marksIn(text, words) };
  };
}

/** An MP3 of it, small: 24 kilobits a second, one channel. The same sound has the same bytes. */
export function mp3Of({ samples, rate }: Spoken): Buffer {
  const wave = Buffer.concat([waveHead(samples.length, rate), samples]);
  return execFileSync('lame', ['--quiet', '-m', 'm', '--cbr', '-b', '24', '-', '-'], { input: wave, maxBuffer: 64 * 1024 * 1024, stdio: ['pipe', 'pipe', 'ignore'] });
}

/** What stands before the samples in a WAV file: one channel, 16 bit. */
function waveHead(bytes: number, rate: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return head;
}
