import type { Page } from '@playwright/test';

/** Gives the browser one local voice, which headless Chromium lacks. It tells of each word, and what it was given to say is kept. `recorded`: recorded sound comes first, as usual. `sentence`: how long it takes for one, in ms. */
export const withVoice = (page: Page, language: string, sentence = 700, { recorded = false } = {}) =>
  page.addInitScript(([lang, takes, first]) => {
    // Who listens here wants (a page that the browser shows instead of one has no storage) the voice of the device, unless the story is about the recorded one.
    if (!first && origin !== 'null' && sessionStorage.getItem('access') === null) sessionStorage.setItem('access', JSON.stringify({ format: 1, voice: 'device' }));
    const said: string[] = [];
    const voice = { lang, localService: true, name: 'Local', default: true, voiceURI: 'local' };
    Object.defineProperty(globalThis, 'said', { value: said });
    Object.defineProperty(speechSynthesis, 'getVoices', { value: () => [voice] });
    Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { value: undefined, writable: true });
    Object.defineProperty(speechSynthesis, 'speak', {
      value: (utterance: SpeechSynthesisUtterance) => {
        said.push(utterance.text);
        setTimeout(() => utterance.dispatchEvent(new SpeechSynthesisEvent('boundary', { utterance, charIndex: 0, charLength: 3, name: 'word' })), 20);
        setTimeout(() => utterance.dispatchEvent(new SpeechSynthesisEvent('end', { utterance })), takes);
      },
    });
    Object.defineProperty(speechSynthesis, 'cancel', { value: () => undefined });
  }, [language, sentence, recorded] as const);
