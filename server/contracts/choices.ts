/**
 * The choices that are the product's own, the same in every survey. They stand apart from the schemas,
 * so that a page which shows them needs no validation to be loaded.
 */

/** The three places of a scale or a board, in their fixed order. */
export const places = ['well', 'sometimes', 'not-well'] as const;
export type Place = (typeof places)[number];

/**
 * Sets of words for the three places that several questions of one survey share, so that they stand once in its bundle.
 * With `agree` "I do not know" stands beside the three, as people expect it of a statement.
 */
export const scaleSets = ['going-well', 'agree'] as const;
export type ScaleSet = (typeof scaleSets)[number];

/**
 * Who answered, and with what help. The first four are the young person's own voice and count as it;
 * only the last two stand apart.
 */
export const voices = ['own', 'read-to', 'pressed-for', 'explained', 'chosen-for', 'observed'] as const;
export type Voice = (typeof voices)[number];

/** The voices a person can choose on the page "Who is with me", in the order they stand there. */
export const voicesAsked: readonly Voice[] = ['own', 'read-to', 'pressed-for', 'explained', 'chosen-for'];

/** Whether an answer given in this voice counts as the young person's own. */
export const isOwnVoice = (voice: Voice): boolean => voice !== 'chosen-for' && voice !== 'observed';
