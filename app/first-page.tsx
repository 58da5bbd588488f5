import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Pack } from '#server/contracts/round.ts';
import { spoken } from '#app/i18n/spoken.ts';
import { createTexts, TextsProvider } from '#app/i18n/text.tsx';
import { FirstPages } from '#app/surveys/FirstPages.tsx';
import { firstTapsScript } from '#app/surveys/first-taps.ts';
import { picturesInside } from '#app/symbols/pictures-inside.ts';
import { bundleText } from '#app/surveys/bundle-text.ts';

/**
 * What the server sends before the app is there. Built apart from the app (`server/commands/build.ts`)
 * and handed to `createApp`, so that the server imports nothing of `app`.
 */

/**
 * Set by the build: where the app's script is, what it imports, what a first page asks for next (`words` by language),
 * and the style sheet that the first paint needs.
 */
declare const __SITE__: { script: string; imports: string[]; checks: string; words: Record<string, string>; styles: string; criticalCss: string };

export interface RenderedPage {
  html: string;
  /** The text of what stands inline, for the content security policy to allow by its hash. */
  inlineScripts: string[];
  inlineStyles: string[];
}

const surveyTexts = import.meta.glob<Record<string, string>>('/locales/*/surveys.json', { eager: true, import: 'default' });
// No language lacks a text: a test sees to it.
const textsIn = (language: string) => createTexts(language, { surveys: surveyTexts[`/locales/${language}/surveys.json`] ?? {} });

/** The page, with the pictures that it shows inside it. */
function document(language: string, title: string, script: string, head: ReactNode, body: ReactNode): string {
  const { html, sheet } = picturesInside(renderToStaticMarkup(body));
  return `<!doctype html>${renderToStaticMarkup(
    <html {...spoken(language)} lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="/icons/icon.svg" />
        <link rel="manifest" href="/manifest.webmanifest" />
        {head}
      </head>
      <body>
        <div id="app" dangerouslySetInnerHTML={{ __html: html }} />
        <div hidden dangerouslySetInnerHTML={{ __html: sheet }} />
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>,
  )}`;
}

/** The first pages of a round, that take taps before any script of the app has loaded. */
export function renderFirstPage({ pack }: { pack: Pack }): RenderedPage {
  const { language } = pack.bundle;
  const words = __SITE__.words[language];
  const script = firstTapsScript(__SITE__.script, [...__SITE__.imports, __SITE__.checks, ...(words === undefined ? [] : [words])]);
  const html = document(
    language,
    bundleText(pack.bundle)('name'),
    script,
    <style dangerouslySetInnerHTML={{ __html: __SITE__.criticalCss }} />,
    <TextsProvider value={textsIn(language)}>
      <FirstPages pack={pack} />
    </TextsProvider>,
  );
  return { html, inlineScripts: [script], inlineStyles: [__SITE__.criticalCss] };
}

/** The page of every other screen: the app fills it. */
export function renderShell({ language }: { language: string }): RenderedPage {
  const script = firstTapsScript(__SITE__.script, __SITE__.imports);
  const html = document(language, 'All Heard', script, <link rel="stylesheet" href={__SITE__.styles} />, null);
  return { html, inlineScripts: [script], inlineStyles: [] };
}
