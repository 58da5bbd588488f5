import { languageOf } from '#server/contracts/languages.ts';
import { staffApi } from '#app/api/staff.ts';
import { profiles } from '#app/access/profile.ts';

/** The language of whoever of the staff is signed in here, so that each of their screens speaks it at once. */
const key = 'staff-language';

/** Whether a language was asked for: by the address, or in this tab before. It comes first. */
const isAskedFor = (): boolean => new URLSearchParams(location.search).has('lang') || profiles.current().language !== null;

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    // A browser that forbids all storage: the language is known again once the page has asked who is there.
    return undefined;
  }
}

const note = (language: string | undefined) => quietly(() => (language === undefined ? localStorage.removeItem(key) : localStorage.setItem(key, language)));

/** The language for a screen of staff that opens here; `otherwise` where none is known or another was asked for. */
export function languageForStaff(otherwise: string): string {
  if (isAskedFor()) return otherwise;
  return languageOf(quietly(() => localStorage.getItem(key)) ?? '')?.tag ?? otherwise;
}

/** Notes what is known of who is signed in. @returns whether the page is to be opened again, in their language. */
export function followLanguage(known: string | undefined, shown: string): boolean {
  note(known);
  return known !== undefined && known !== shown && languageForStaff(shown) === known;
}

/** Notes the language of whoever just signed in, before they go on to a screen that asks nobody. */
export async function learnLanguage(): Promise<void> {
  const found = await staffApi.me();
  if (found.kind === 'ok') note(found.value.language);
}

/** How long a language waits until it is kept, in milliseconds. */
const patience = 1_500;

/** Keeps a language that was chosen on a screen of staff. Where the server does not answer only this device knows. */
export async function keepLanguage(language: string): Promise<void> {
  note(language);
  await Promise.race([staffApi.chooseLanguage(language), new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** Who signs out takes their language along: the next person may have another. */
export const forgetLanguage = () => note(undefined);
