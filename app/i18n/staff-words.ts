import { createTexts, type Texts } from './text.tsx';
import type { Resources } from './namespaces.ts';

const words = import.meta.glob<Resources>('/locales/*/staff.json', { query: '?staff-words', import: 'default' });

/** What only staff read, in a language. Rejects where it cannot be fetched. */
export const loadStaffWords = async (language: string): Promise<Texts> => createTexts(language, (await words[`/locales/${language}/staff.json`]?.()) ?? {});
