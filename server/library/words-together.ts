import type { Plugin } from 'vite';
import { textsOf } from './locales.ts';

/**
 * Puts the texts of several features in one language into one module, `{ feature: texts }`: to a browser that is one
 * file with one name to know. An import of any file of the language with `?<set>` gets the features of that set.
 */
export function wordsTogether(sets: Readonly<Record<string, readonly string[]>>): Plugin {
  return {
    name: 'words-together',
    enforce: 'pre',
    load(id) {
      const [, folder = '', language = '', set = ''] = /^(.*[\\/]locales)[\\/]([\w-]+)[\\/][\w-]+\.json\?([\w-]+)$/.exec(id) ?? [];
      const features = sets[set];
      if (features === undefined) return null;
      const texts = Object.fromEntries(features.map((feature) => [feature, textsOf(folder, language, feature)]));
      return { code: `export default ${JSON.stringify(texts)};`, moduleType: 'js' };
    },
  };
}
