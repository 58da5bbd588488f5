import type { Bundle } from '#server/contracts/bundle.ts';

/** Reads one text of a bundle. A survey cannot be published with one missing, so a missing one is a fault of ours and is thrown. */
export function bundleText(bundle: Bundle): (key: string) => string {
  return (key) => {
    const found = bundle.strings[key];
    if (found === undefined) throw new Error(`The bundle ${bundle.language} of ${bundle.survey.id} has no text "${key}".`);
    return found.text;
  };
}

/** Whether some text of the bundle was checked by nobody, so that the screen must say so. */
export const hasUncheckedText = (bundle: Bundle): boolean =>
  Object.values(bundle.strings).some(({ state }) => state !== 'checked' && state !== 'source');
