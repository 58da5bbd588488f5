import { useSyncExternalStore } from 'react';
import { languages } from '#server/contracts/languages.ts';

/** How somebody wants the screen to be. It follows the person through the tab, and goes at hand-over. */
export interface Profile {
  format: 1;
  /** Text size in per cent of the usual. */
  size: (typeof sizes)[number];
  symbols: (typeof symbolChoices)[number];
  theme: (typeof themes)[number];
  motion: (typeof motions)[number];
  /** Which voice reads aloud: the recorded one, or the device's own where it has one. */
  voice: (typeof voices)[number];
  /** The language that was chosen; `null` while nobody has. An address that names one comes first. */
  language: string | null;
  /** How somebody presses and what helps them read, as `aids.ts` writes it; empty while all of that is as usual. */
  aids: string;
}

export const sizes = [100, 125, 150, 175, 200] as const;
export const symbolChoices = ['on', 'off', 'only'] as const;
export const themes = ['calm', 'dark', 'contrast', 'quiet'] as const;
export const motions = ['full', 'reduced'] as const;
export const voices = ['recorded', 'device'] as const;

export const usualProfile: Profile = { format: 1, size: 100, symbols: 'on', theme: 'calm', motion: 'full', voice: 'recorded', language: null, aids: '' };

const key = 'access';
const oneOf = <T,>(known: readonly T[], value: unknown, usual: T): T => known.find((each) => each === value) ?? usual;

/** Reads a stored profile. What is missing, of another format or not understood is as usual: a bad value never stops a page. */
export function parseProfile(stored: string | null): Profile {
  let read: unknown;
  try {
    read = stored === null ? null : JSON.parse(stored);
  } catch {
    return usualProfile;
  }
  if (typeof read !== 'object' || read === null || !('format' in read) || read.format !== 1) return usualProfile;
  const given = (name: keyof Profile): unknown => Object.getOwnPropertyDescriptor(read, name)?.value;
  const aids = given('aids');
  return {
    format: 1,
    size: oneOf(sizes, given('size'), usualProfile.size),
    symbols: oneOf(symbolChoices, given('symbols'), usualProfile.symbols),
    theme: oneOf(themes, given('theme'), usualProfile.theme),
    motion: oneOf(motions, given('motion'), usualProfile.motion),
    voice: oneOf(voices, given('voice'), usualProfile.voice),
    language: languages.find(({ tag }) => tag === given('language'))?.tag ?? null,
    aids: typeof aids === 'string' ? aids : '',
  };
}

/** The part of `sessionStorage` that is used. A browser that forbids it keeps the profile for this page alone. */
type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
/** The part of `document.documentElement` that is used. */
interface Root {
  dataset: Record<string, string | undefined>;
}

export interface Profiles {
  current(): Profile;
  change(change: Partial<Omit<Profile, 'format'>>): void;
  /** Back to the usual, and nothing left of it: for the next person. */
  handOver(): void;
  subscribe(listener: () => void): () => void;
}

/** The profile of one tab, shown on `root` (`<html>`) as data attributes that the style sheets read. */
export function createProfiles(drawer: Drawer | undefined, root: Root | undefined): Profiles {
  const listeners = new Set<() => void>();
  let profile = parseProfile(drawer?.getItem(key) ?? null);
  const show = () => {
    if (root !== undefined) {
      for (const name of ['size', 'symbols', 'theme', 'motion', 'aids'] as const) root.dataset[name] = String(profile[name]);
    }
    for (const listener of listeners) listener();
  };
  show();
  return {
    current: () => profile,
    change(change) {
      profile = { ...profile, ...change };
      try {
        drawer?.setItem(key, JSON.stringify(profile));
      } catch {
        // A full or forbidden drawer: the profile holds for this page, and there is nothing that a person could do.
      }
      show();
    },
    handOver() {
      profile = usualProfile;
      drawer?.removeItem(key);
      show();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function drawerOfTab(): Drawer | undefined {
  try {
    return typeof sessionStorage === 'undefined' ? undefined : sessionStorage;
  } catch {
    // Reading the name alone throws where the person has forbidden all storage.
    return undefined;
  }
}

/** The profile of this tab. Importing this module puts it on the page. */
export const profiles = createProfiles(drawerOfTab(), typeof document === 'undefined' ? undefined : document.documentElement);

/** The profile, and again when it changes. */
export const useProfile = (): Profile => useSyncExternalStore(profiles.subscribe, profiles.current, () => usualProfile);
