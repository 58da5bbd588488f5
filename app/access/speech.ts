import type { Engine, Recording, Speaking } from './listen.ts';
import { browserVoices, synthesis, type BrowserVoice } from './voices.ts';

/** A little slower than talk: for listeners to whom words come slowly. */
const rate = 0.9;

/** Milliseconds between two looks at how far a clip is. */
const look = 40;
/** A clip that ends so many milliseconds before it should was cut off. */
const tooShort = 400;

/** A boundary event of some browsers says where a word begins and not how long it is. */
const wordAt = (text: string, from: number) => /^\S+/u.exec(text.slice(from))?.[0].length ?? 0;

/** Plays a clip, and tells of its words as they come. */
function play(audio: HTMLAudioElement, { open, marks, ms }: Recording, speaking: Speaking): () => void {
  let at = -1;
  let address = '';
  const tell = () => {
    const now = audio.currentTime * 1000;
    const next = marks.findLastIndex(([, , from]) => from <= now);
    const mark = marks[next];
    if (next === at || mark === undefined) return;
    at = next;
    speaking.boundary(mark[0], mark[1] - mark[0]);
  };
  const timer = setInterval(tell, look);
  const over = new AbortController();
  const end = () => {
    over.abort();
    clearInterval(timer);
    audio.pause();
    // It asks no more for what goes now.
    audio.removeAttribute('src');
    audio.load();
    URL.revokeObjectURL(address);
  };
  const failed = () => {
    end();
    speaking.failed();
  };
  const { signal } = over;
  audio.addEventListener('error', failed, { signal });
  audio.addEventListener(
    'ended',
    () => {
      if (audio.currentTime * 1000 < ms - tooShort) return failed();
      end();
      speaking.ended();
    },
    { signal },
  );
  open()
    .then((bytes) => {
      if (signal.aborted) return;
      address = URL.createObjectURL(bytes);
      audio.src = address;
      return audio.play();
    })
    .catch(() => {
      if (!signal.aborted) failed();
    });
  return end;
}

/** The browser's own voices, and its player. A device without voices has none to offer, and plays clips. */
export function browserSpeech(player: () => HTMLAudioElement): Engine<BrowserVoice> {
  const speech = synthesis();
  return {
    voices: browserVoices,
    say(text, { voice }, speaking) {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = rate;
      utterance.addEventListener('boundary', (event) => {
        if (event.name !== 'sentence') speaking.boundary(event.charIndex, event.charLength || wordAt(text, event.charIndex));
      });
      utterance.addEventListener('end', () => speaking.ended());
      utterance.addEventListener('error', () => speaking.failed());
      speech?.speak(utterance);
      return () => speech?.cancel();
    },
    play: (recording, speaking) => play(player(), recording, speaking),
  };
}
