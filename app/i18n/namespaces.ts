/** One JSON file per language each. What a survey asks is not among them: its words come in its pack. */
export const namespaces = ['ui', 'access', 'surveys', 'checkins', 'replies', 'keepcard', 'keepsheet', 'themes', 'symbols', 'home', 'help', 'cards', 'device', 'sessions', 'problems'] as const;
export type Namespace = (typeof namespaces)[number];

/** Key → text, i18next JSON v4. */
export type Strings = Readonly<Record<string, string>>;
export type Resources = Partial<Readonly<Record<Namespace, Strings>>>;
