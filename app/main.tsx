import './surveys/styles.css';
import { languages } from '#server/contracts/languages.ts';
import { bringAids } from './access/bring-aids.ts';
import { profiles } from './access/profile.ts';
import { loadTexts } from './i18n/load.ts';
import { match, slots, type Match } from './routes.tsx';
import { beginRound } from './surveys/begin.tsx';
import { firstPack, pullPack } from './sync/incoming.ts';
import { registerWorker } from './sync/worker-door.ts';
import { setPageLanguage } from './ui/page-language.ts';
import { Screen } from './ui/Screen.tsx';
import { takeOver } from './ui/take-over.ts';

/** The language to speak where the address names none: what was asked for, what was spoken last, what the browser says. */
function languageHere(): string {
  const wanted = [new URLSearchParams(location.search).get('lang'), profiles.current().language, navigator.language];
  const spoken = wanted.map((tag) => languages.find((language) => tag !== null && (language.tag === tag || language.tag === tag.split('-')[0]))).find((language) => language !== undefined);
  return spoken?.tag ?? 'en';
}

/** Some screens are for staff alone and are not kept on every phone. */
async function notHere(fault: unknown) {
  if (navigator.onLine) reportError(fault);
  const { NotHere } = await import('./ui/NotHere.tsx');
  return <NotHere />;
}

async function showScreen(matched: Extract<Match, { kind: 'screen' | 'unknown' }>): Promise<void> {
  const language = languageHere();
  setPageLanguage(language);
  if (matched.kind === 'unknown') {
    const [texts, { NotFound }] = await Promise.all([loadTexts(language, ['ui']), import('./ui/NotFound.tsx')]);
    return takeOver(() => <Screen texts={texts}><NotFound /></Screen>);
  }
  const { [matched.name]: asked } = (await import('./screens.tsx')).screensLoaded;
  const [texts, screen] = await Promise.all([loadTexts(language, asked.texts), asked.load(matched.params).catch(notHere)]);
  await takeOver(() => <Screen texts={texts}>{screen}</Screen>);
}

/** A plain http address has no cryptography: nothing that is answered there could be sealed. */
async function showInsecure(language: string): Promise<void> {
  const [texts, { Insecure }] = await Promise.all([loadTexts(language, ['ui']), import('./ui/Insecure.tsx')]);
  await takeOver(() => <Screen texts={texts}><Insecure /></Screen>);
}

const whenIdle = (then: () => void) => ('requestIdleCallback' in window ? requestIdleCallback(then) : setTimeout(then, 500));

async function show(): Promise<void> {
  const matched = match(location.pathname);
  if (matched.kind !== 'answer') return showScreen(matched);
  if (!isSecureContext) return showInsecure(matched.language ?? languageHere());
  return beginRound({ round: matched.round, language: matched.language, takeOver, slots, pullPack, firstPack });
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
