import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boundaryWait, createListen, sentencesOf, type Engine, type Recording, type Speaking } from './listen.ts';
import { voiceFor, type Voice } from './voices.ts';

const english: Voice = { language: 'en_GB', local: true };
const urdu: Voice = { language: 'ur-PK', local: true };
const faraway: Voice = { language: 'pl-PL', local: false };

const clip = (ms: number): Recording => ({ ms, marks: [], speaker: 'synthetic', open: () => Promise.resolve(new Blob()) });

/** An engine that says what it was asked to, and goes on when the test tells it to. */
function fakeEngine(voices: Voice[]) {
  const heard: string[] = [];
  let sounding: Partial<Speaking> & Pick<Speaking, 'ended' | 'failed'> = { ended: () => undefined, failed: () => undefined };
  const engine: Engine<Voice> = {
    voices: () => voices,
    say(text, voice, speaking) {
      heard.push(`${voice.language}: ${text}`);
      sounding = speaking;
      return () => heard.push('(silence)');
    },
    play(clip, speaking) {
      heard.push(`clip of ${clip.ms}`);
      sounding = speaking;
      return () => heard.push('(silence)');
    },
  };
  return { engine, heard, now: () => sounding };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const parts = [
  { id: 'ask', text: 'What do you like? Choose one.' },
  { id: 'cat', text: 'Cats' },
];

describe('reading aloud', () => {
  it('reads the question, then each answer, sentence by sentence, then falls silent', () => {
    const { engine, heard, now } = fakeEngine([english]);
    const listen = createListen(engine);
    listen.start(parts, 'en-simple');
    now().ended();
    now().ended();
    expect(listen.reading()).toBeNull();
    now().ended();
    expect(heard).toEqual(['en_GB: What do you like?', 'en_GB: Choose one.', 'en_GB: Cats']);
    expect(listen.reading()).toBeNull();
  });

  it('marks the word that the voice tells of', () => {
    const { engine, now } = fakeEngine([english]);
    const listen = createListen(engine);
    listen.start(parts, 'en');
    now().boundary?.(5, 2);
    expect(listen.reading()).toEqual({ part: 0, id: 'ask', from: 5, to: 7 });
    now().ended();
    now().boundary?.(0, 6);
    expect(listen.reading()).toEqual({ part: 0, id: 'ask', from: 18, to: 24 });
  });

  it('marks the sentence where the voice tells of no word in time, and the next one at once', () => {
    const { engine, now } = fakeEngine([english]);
    const listen = createListen(engine);
    listen.start(parts, 'en');
    vi.advanceTimersByTime(boundaryWait - 1);
    expect(listen.reading()).toBeNull();
    vi.advanceTimersByTime(1);
    expect(listen.reading()).toEqual({ part: 0, id: 'ask', from: 0, to: 17 });
    now().ended();
    expect(listen.reading()).toEqual({ part: 0, id: 'ask', from: 18, to: 29 });
  });

  it('takes the recorded clip first, and the voice where the clip cannot be played', () => {
    const { engine, heard, now } = fakeEngine([urdu]);
    const listen = createListen(engine);
    listen.start([{ id: 'a', text: 'ہاں', clip: clip(900) }, { id: 'b', text: 'نہیں', clip: clip(800) }], 'ur');
    expect(listen.reading()).toEqual({ part: 0, id: 'a', from: 0, to: 3, by: 'synthetic' });
    expect(listen.failed()).toBe(false);
    now().failed();
    now().ended();
    now().ended();
    expect(heard).toEqual(['clip of 900', 'ur-PK: ہاں', 'clip of 800']);
    expect(listen.failed()).toBe(true);
    listen.start([{ id: 'b', text: 'نہیں', clip: clip(800) }], 'ur');
    expect(listen.failed()).toBe(false);
  });

  it('marks each word of a clip as it comes, and says whose voice it is', () => {
    const { engine, now } = fakeEngine([]);
    const listen = createListen(engine);
    listen.start([{ id: 'cat', text: 'A cat', clip: { ...clip(700), speaker: 'person' } }], 'en');
    now().boundary?.(2, 9);
    expect(listen.reading()).toEqual({ part: 0, id: 'cat', from: 2, to: 5, by: 'person' });
  });

  it('goes on in silence, and tells of it, where neither clip nor voice can be heard', () => {
    const { engine, now } = fakeEngine([english]);
    const listen = createListen(engine);
    let told = 0;
    listen.subscribe(() => (told += 1));
    listen.start([{ id: 'a', text: 'ہاں', clip: clip(900) }], 'ur');
    now().failed();
    expect([listen.reading(), listen.failed(), told > 0]).toEqual([null, true, true]);
  });

  it('never reads with a voice of another language, nor with one that is not on the device', () => {
    const { engine, heard } = fakeEngine([english, faraway]);
    const listen = createListen(engine);
    listen.start(parts, 'ur');
    listen.start(parts, 'pl');
    expect(heard).toEqual([]);
    expect(listen.reading()).toBeNull();
  });

  it('goes on after a sentence that the voice could not say', () => {
    const { engine, heard, now } = fakeEngine([english]);
    const listen = createListen(engine);
    listen.start(parts, 'en');
    now().failed();
    expect(heard.at(-1)).toBe('en_GB: Choose one.');
  });

  it('stops at once, whatever the silenced voice still reports', () => {
    const { engine, heard, now } = fakeEngine([english]);
    const listen = createListen(engine);
    listen.start(parts, 'en');
    const late = now();
    listen.stop();
    late.boundary?.(0, 4);
    late.ended();
    vi.advanceTimersByTime(boundaryWait);
    expect(heard).toEqual(['en_GB: What do you like?', '(silence)']);
    expect(listen.reading()).toBeNull();
  });

  it('begins anew when started again', () => {
    const { engine, heard, now } = fakeEngine([english]);
    const listen = createListen(engine);
    listen.start(parts, 'en');
    const late = now();
    listen.start([{ id: 'dog', text: 'Dogs' }], 'en');
    late.ended();
    expect(heard).toEqual(['en_GB: What do you like?', '(silence)', 'en_GB: Dogs']);
  });

  it('reads every sentence of every part once, in order, whatever fails', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 6 }), fc.infiniteStream(fc.boolean()), (texts, fails) => {
        const { engine, heard, now } = fakeEngine([english]);
        const listen = createListen(engine);
        listen.start(texts.map((text, index) => ({ id: String(index), text })), 'en');
        const wanted = texts.flatMap((text) => sentencesOf(text, 'en').map(({ from, to }) => `en_GB: ${text.slice(from, to)}`));
        for (const _ of wanted) now()[fails.next().value === true ? 'failed' : 'ended']();
        expect(heard).toEqual(wanted);
      }),
      { numRuns: 100 },
    );
  });
});

it('chooses the voice of England before other English ones', () => {
  const american: Voice = { language: 'en-US', local: true };
  expect(voiceFor([american, english], 'en-simple')).toBe(english);
  expect(voiceFor([american], 'en')).toBe(american);
});
