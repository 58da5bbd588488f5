import { demoArea } from './demo-area.ts';
import { riversideCohort } from './cohorts/riverside.ts';

/** Files of known counts that come with the product, by area. A real area brings its own. Unparsed. */
export const libraryCohorts: Readonly<Record<string, unknown>> = { [demoArea.slug]: riversideCohort };
