import { screens, type ScreenName } from './screens.ts';

/** The address of a screen, with what stands in the places that its pattern names. */
export const screenAddress = (screen: ScreenName, params: Readonly<Record<string, string>> = {}): string =>
  screens[screen].replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
