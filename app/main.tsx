import './surveys/styles.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { ReactNode } from 'react';
import { languageOf, languages } from '#server/contracts/languages.ts';
import { loadTexts } from './i18n/load.ts';
import { TextsProvider } from './i18n/text.tsx';
import { match, slots, type Match } from './routes.tsx';
import { beginRound } from './surveys/begin.tsx';
import { pullPack } from './sync/pull.ts';
import { loadFonts } from './ui/fonts/load.ts';

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
  const wanted = [new URLSearchParams(location.search).get('lang'), document.documentElement.lang, navigator.language];
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
    takeOver(() => <TextsProvider value={texts}><NotFound /></TextsProvider>);
    return;
  }
  const [texts, screen] = await Promise.all([loadTexts(language, matched.screen.texts), matched.screen.load(matched.params)]);
  takeOver(() => <TextsProvider value={texts}>{screen}</TextsProvider>);
}

async function start(): Promise<void> {
  const matched = match(location.pathname);
  if (matched.kind === 'answer') {
    await beginRound({ round: matched.round, language: matched.language, takeOver, slots, pullPack });
  } else {
    await showScreen(matched);
  }
  const { startSync } = await import('./sync/sync.ts');
  await startSync();
}

void start();
