import type { staffNamespaces } from './staff-namespaces.ts';

/** What somebody who answers meets, from the first page to the last: one file per language. */
export const answeringNamespaces = ['ui', 'access', 'surveys', 'checkins', 'keepcard'] as const;
/** What the other screens say: one file per language more. */
export const otherNamespaces = ['replies', 'keepsheet', 'themes', 'symbols', 'home', 'help', 'cards', 'device', 'sessions', 'views', 'problems', 'trouble', 'makers', 'press', 'codes', 'room', 'kiosk', 'notices', 'shaped'] as const;
/** One file in `locales` per language each. What a survey asks is not among them: its words come in its pack. */
export type Namespace = (typeof answeringNamespaces)[number] | (typeof otherNamespaces)[number] | (typeof staffNamespaces)[number];

/** Key → text, i18next JSON v4. */
export type Strings = Readonly<Record<string, string>>;
export type Resources = Partial<Readonly<Record<Namespace, Strings>>>;
