import './surveys/styles.css';
import { languages } from '#server/contracts/languages.ts';
import { bringAids } from './access/bring-aids.ts';
import { profiles } from './access/profile.ts';
import { answerAt, slots } from './routes.tsx';
import { beginRound } from './surveys/begin.tsx';
import { firstPack, pullPack } from './sync/incoming.ts';
import { registerWorker } from './sync/worker-door.ts';
import { setPageLanguage } from './ui/page-language.ts';
import { takeOver } from './ui/take-over.ts';

/** The language to speak where the address names none: what was asked for, what was spoken last, what the browser says. */
function languageHere(): string {
  const wanted = [new URLSearchParams(location.search).get('lang'), profiles.current().language, navigator.language];
  const spoken = wanted.map((tag) => languages.find((language) => tag !== null && (language.tag === tag || language.tag === tag.split('-')[0]))).find((language) => language !== undefined);
  return spoken?.tag ?? 'en';
}

const whenIdle = (then: () => void) => ('requestIdleCallback' in window ? requestIdleCallback(then) : setTimeout(then, 500));

async function show(): Promise<void> {
  const asked = answerAt(location.pathname);
  // A plain http address has no cryptography: nothing that is answered there could be sealed.
  if (asked !== undefined && isSecureContext) return beginRound({ ...asked, takeOver, slots, pullPack, firstPack });
  const language = asked?.language ?? languageHere();
  setPageLanguage(language);
  const { showScreen, showInsecure } = await import('./show-screen.tsx');
  return asked === undefined ? showScreen(location.pathname, language) : showInsecure(language);
}

/** What helps somebody press or read comes with the first who asks for it. Without a network it is asked for again with the next choice. */
const help = () => {
  if (profiles.current().aids !== '') bringAids().then(({ aidsHere }) => aidsHere(), () => undefined);
};

async function start(): Promise<void> {
  profiles.subscribe(help);
  try {
    const shown = show();
    // By now the page says which language it speaks.
    help();
    await shown;
  } finally {
    // What waits in the outbox is sent even where this page could not be shown.
    // Where its code cannot be fetched there is no network to send over, and the next start sends.
    import('./sync/start.ts').then(({ startSync }) => startSync(), () => undefined);
    whenIdle(() => {
      // Browsers without workers, and plain addresses that are not this machine, go on with a network.
      if ('serviceWorker' in navigator) registerWorker().catch(() => undefined);
    });
  }
}

void start();
