/** The voices of this device: whether one can say a language. What speaks comes when somebody listens (`listen-of-tab.ts`). */

export interface Voice {
  /** BCP 47, as the device names it; Android writes `en_GB`. */
  language: string;
  /** Whether it speaks on the device itself. */
  local: boolean;
}
export interface BrowserVoice extends Voice {
  voice: SpeechSynthesisVoice;
}

const plain = (language: string) => language.replaceAll('_', '-').toLowerCase();

/** The best local voice of a language: that of England before other English ones. */
export function voiceFor<V extends Voice>(voices: readonly V[], language: string): V | undefined {
  const base = plain(language).split('-')[0] ?? '';
  const fit = voices.filter((voice) => voice.local && plain(voice.language).split('-')[0] === base);
  return fit.find((voice) => plain(voice.language) === `${base}-gb`) ?? fit[0];
}

export const synthesis = () => ('speechSynthesis' in globalThis ? globalThis.speechSynthesis : undefined);

export const browserVoices = (): BrowserVoice[] => synthesis()?.getVoices().map((voice) => ({ voice, language: voice.lang, local: voice.localService })) ?? [];

export function onVoices(listener: () => void): () => void {
  synthesis()?.addEventListener('voiceschanged', listener);
  return () => synthesis()?.removeEventListener('voiceschanged', listener);
}

/** Whether this device can say a language by itself. */
export const canSpeak = (language: string): boolean => voiceFor(browserVoices(), language) !== undefined;

let player: HTMLAudioElement | undefined;
/** What plays recorded sound. There is one, since Safari lets only one sound that a press has touched. */
export const playerOfTab = (): HTMLAudioElement => (player ??= new Audio());
