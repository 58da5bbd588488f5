// Every screen on which nobody answers is shown by this file, which is fetched when one is wanted.

import { screens } from '#server/contracts/screens.ts';
import { loadTexts } from './i18n/load.ts';
import { paramsOf } from './routes.tsx';
import { helpPicture, languageOn, leadsBack, screensLoaded, type OtherScreen } from './screens.tsx';
import { HelpPicture } from './ui/help-picture.ts';
import { setPageLanguage } from './ui/page-language.ts';
import { Screen } from './ui/Screen.tsx';
import { takeOver } from './ui/take-over.ts';

/** Some screens are for staff alone and are not kept on every phone. */
async function notHere(fault: unknown) {
  if (navigator.onLine) reportError(fault);
  const { NotHere } = await import('./ui/NotHere.tsx');
  return <NotHere />;
}

/** The words beside it say where help is, without a picture too. */
function noPicture(fault: unknown): undefined {
  if (navigator.onLine) reportError(fault);
}

/** Shows the screen of an address, or that there is none. */
export async function showScreen(path: string, otherwise: string): Promise<void> {
  const language = await languageOn(path, otherwise);
  if (language !== otherwise) setPageLanguage(language);
  for (const name of Object.keys(screensLoaded) as OtherScreen[]) {
    const params = paramsOf(screens[name], path);
    if (params === undefined) continue;
    const back = await leadsBack(name, 'first');
    if (back !== undefined) return location.replace(back);
    const asked = screensLoaded[name];
    const [texts, picture, screen] = await Promise.all([loadTexts(language, asked.texts), helpPicture().catch(noPicture), asked.load(params).catch(notHere)]);
    await takeOver(() => (
      <Screen texts={texts}>
        <HelpPicture value={picture}>{screen}</HelpPicture>
      </Screen>
    ));
    const after = await leadsBack(name, 'late');
    if (after !== undefined) location.replace(after);
    return;
  }
  const [texts, { NotFound }] = await Promise.all([loadTexts(language, ['ui']), import('./ui/NotFound.tsx')]);
  return takeOver(() => <Screen texts={texts}><NotFound /></Screen>);
}

/** Says that nothing can be answered at an address that is not safe. */
export async function showInsecure(language: string): Promise<void> {
  const [texts, { Insecure }] = await Promise.all([loadTexts(language, ['ui']), import('./ui/Insecure.tsx')]);
  await takeOver(() => <Screen texts={texts}><Insecure /></Screen>);
}
