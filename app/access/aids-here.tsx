import { createRoot, type Root } from 'react-dom/client';
import { loadTexts } from '#app/i18n/load.ts';
import { TextsProvider, type Texts } from '#app/i18n/text.tsx';
import { readAids, type Aids } from './aids.ts';
import { startDwell, type Dwell } from './dwell.ts';
import { profiles } from './profile.ts';
import { startRuler } from './ruler.ts';
import { seenOf } from './scan/collect.ts';
import { startScanning, type Scanning } from './scan/scanning.ts';
import { Strip } from './Strip.tsx';
import { listenOfTab } from './listen-of-tab.ts';
import './press.css';

export { HowIPress } from './HowIPress.tsx';

/**
 * What helps this tab's person press and read, put on the page as the profile says and taken away with it. It is there
 * for whatever the page draws: a screen has it by being a screen.
 */

let aids: Aids = readAids('');
let scanning: Scanning | undefined;
let dwell: Dwell | undefined;
let endRuler: (() => void) | undefined;
let strip: { place: HTMLElement; root: Root; sizes: ResizeObserver } | undefined;
let words: { language: string; texts: Promise<Texts | undefined> } | undefined;
let paused = false;
let rests = false;
let begun = false;

const isIn = (what: string) => (event: Event) => event.target instanceof Element && event.target.closest(what) !== null;

/** Says what is framed, and that alone, while nothing longer is being read. */
let saying: string | undefined;
function say(element: HTMLElement | undefined): void {
  const listen = listenOfTab();
  const reading = listen.reading()?.id;
  if (aids.spoken === 'off' || (reading !== undefined && reading !== saying)) return;
  const seen = element === undefined ? undefined : seenOf(element);
  const words = (element?.getAttribute('aria-label') ?? seen?.querySelector('.card-words')?.textContent ?? seen?.textContent ?? '').trim();
  if (words === '') return listen.stop();
  saying = `framed ${words}`;
  listen.start([{ id: saying, text: words }], document.documentElement.lang);
}

function pause(on: boolean): void {
  paused = on;
  scanning?.hands(on);
  dwell?.pause(on);
  void drawStrip();
}

async function drawStrip(): Promise<void> {
  const language = document.documentElement.lang;
  // Without its words the strip is not there; scanning is.
  if (words?.language !== language) words = { language, texts: loadTexts(language, ['ui', 'access', 'press']).catch(() => undefined) };
  const loaded = await words.texts;
  const { press } = aids;
  if (loaded === undefined || (press === 'touch' && (strip?.place.querySelector('dialog') ?? null) === null)) {
    const gone = strip;
    strip = undefined;
    gone?.sizes.disconnect();
    gone?.root.unmount();
    gone?.place.remove();
    return;
  }
  if (strip === undefined) {
    const place = document.createElement('div');
    place.className = 'strip-place';
    document.body.prepend(place);
    strip = { place, root: createRoot(place), sizes: new ResizeObserver(() => void drawStrip()) };
    strip.sizes.observe(document.body);
  }
  strip.root.render(
    <TextsProvider value={loaded}>
      <Strip press={press} paused={paused} rests={rests} long={document.documentElement.scrollHeight > innerHeight + 40} onPause={pause} onClosed={() => void drawStrip()} />
    </TextsProvider>,
  );
}

function put(): void {
  aids = readAids(profiles.current().aids);
  const scans = aids.press === 'one' || aids.press === 'two';
  if (!scans) {
    scanning?.stop();
    scanning = undefined;
    rests = false;
  } else if (scanning === undefined) {
    // Who sets it by hand, in a dialog, goes on by hand until they are done.
    scanning = startScanning(aids, document.querySelector('dialog:modal') !== null, {
      framed: say,
      isOwn: isIn('.strip'),
      isPause: isIn('[data-pause]'),
      handsChanged(on) {
        paused = on;
        void drawStrip();
      },
      resting(on) {
        rests = on;
        void drawStrip();
      },
    });
  } else scanning.change(aids);

  if (aids.press !== 'dwell') {
    dwell?.stop();
    dwell = undefined;
  } else if (dwell === undefined) dwell = startDwell(Number(aids.wait));
  else dwell.wait(Number(aids.wait));

  if (aids.ruler === 'off') {
    endRuler?.();
    endRuler = undefined;
  } else endRuler ??= startRuler();
  if (!scans) paused = paused && aids.press === 'dwell';
  void drawStrip();
}

/** Puts on this page what its profile asks for, and again whenever that changes. Called more than once it does no more. */
export function aidsHere(): void {
  if (begun) return;
  begun = true;
  profiles.subscribe(put);
  put();
}
