import type { Engine, Voice } from './listen.ts';

interface BrowserVoice extends Voice {
  voice: SpeechSynthesisVoice;
}

/** A little slower than talk: for listeners to whom words come slowly. */
const rate = 0.9;

/** A boundary event of some browsers says where a word begins and not how long it is. */
const wordAt = (text: string, from: number) => /^\S+/u.exec(text.slice(from))?.[0].length ?? 0;

/** The browser's own voices, and its player. A device without voices has none to offer, and plays clips. */
export function browserSpeech(): Engine<BrowserVoice> {
  const speech = 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : undefined;
  return {
    voices: () => speech?.getVoices().map((voice) => ({ voice, language: voice.lang, local: voice.localService })) ?? [],
    onVoices(listener) {
      speech?.addEventListener('voiceschanged', listener);
      return () => speech?.removeEventListener('voiceschanged', listener);
    },
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
    play(clip, speaking) {
      const audio = new Audio(clip);
      audio.addEventListener('ended', () => speaking.ended());
      audio.addEventListener('error', () => speaking.failed());
      audio.play().catch(() => speaking.failed());
      return () => audio.pause();
    },
  };
}
