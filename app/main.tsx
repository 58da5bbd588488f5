import './surveys/styles.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { ReactNode } from 'react';
import { languageOf, languages } from '#server/contracts/languages.ts';
import { profiles } from './access/profile.ts';
import { loadTexts } from './i18n/load.ts';
import { match, slots, type Match } from './routes.tsx';
import { beginRound } from './surveys/begin.tsx';
import { pullPack } from './sync/incoming.ts';
import { startSync } from './sync/start.ts';
import { registerWorker } from './sync/worker-door.ts';
import { loadFonts } from './ui/fonts/load.ts';
import { Screen } from './ui/Screen.tsx';

/** Puts the app where the server's page was, in one step: what was tapped until then is read just before. */
function takeOver(render: () => ReactNode): void {
  const place = document.getElementById('app');
  if (place === null) throw new Error('The page has no place for the app.');
  const fresh = document.createElement('div');
  fresh.id = 'app';
  flushSync(() => createRoot(fresh).render(render()));
  place.replaceWith(fresh);
}

/** The language to speak where the address names none: what was asked for, what was spoken last, what the browser says. */
function languageHere(): string {
  const wanted = [new URLSearchParams(location.search).get('lang'), profiles.current().language, navigator.language];
  const spoken = wanted.map((tag) => languages.find((language) => tag !== null && (language.tag === tag || language.tag === tag.split('-')[0]))).find((language) => language !== undefined);
  return spoken?.tag ?? 'en';
}

async function showScreen(matched: Extract<Match, { kind: 'screen' | 'unknown' }>): Promise<void> {
  const language = languageHere();
  const spoken = languageOf(language);
  document.documentElement.lang = language;
  if (spoken !== undefined) {
    document.documentElement.dir = spoken.direction;
    void loadFonts(spoken);
  }
  if (matched.kind === 'unknown') {
    const [texts, { NotFound }] = await Promise.all([loadTexts(language, ['ui']), import('./ui/NotFound.tsx')]);
    takeOver(() => <Screen texts={texts}><NotFound /></Screen>);
    return;
  }
  const [texts, screen] = await Promise.all([loadTexts(language, matched.screen.texts), matched.screen.load(matched.params)]);
  takeOver(() => <Screen texts={texts}>{screen}</Screen>);
}

/** A plain http address has no cryptography: nothing that is answered there could be sealed. */
async function showInsecure(language: string): Promise<void> {
  const [texts, { Insecure }] = await Promise.all([loadTexts(language, ['ui']), import('./ui/Insecure.tsx')]);
  takeOver(() => <Screen texts={texts}><Insecure /></Screen>);
}

const whenIdle = (then: () => void) => ('requestIdleCallback' in window ? requestIdleCallback(then) : setTimeout(then, 500));

async function start(): Promise<void> {
  const matched = match(location.pathname);
  if (matched.kind === 'answer' && !isSecureContext) return showInsecure(matched.language ?? languageHere());
  if (matched.kind === 'answer') {
    await beginRound({ round: matched.round, language: matched.language, takeOver, slots, pullPack });
  } else {
    await showScreen(matched);
  }
  startSync();
  whenIdle(() => {
    // Browsers without workers, and plain addresses that are not this machine, go on with a network.
    if ('serviceWorker' in navigator) registerWorker().catch(() => undefined);
  });
}

void start();
