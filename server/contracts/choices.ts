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

/** What a person can make instead of choosing or writing. Like words it never stands among the answers: it travels apart. */
export const attachmentKinds = ['drawing', 'sound', 'photo'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Whether an answer, or a question, of this kind is one that something is made for. */
export const isMade = (kind: string): kind is AttachmentKind => (attachmentKinds as readonly string[]).includes(kind);

/** Whether what is answered to a question of this kind is the person's own words or work: asked only where somebody is there to read it. */
export const travelsApart = (kind: string): boolean => kind === 'words' || isMade(kind);

/**
 * Who answered, and with what help. The first four are the young person's own voice and count as it;
 * only the last two stand apart.
 */
export const voices = ['own', 'read-to', 'pressed-for', 'explained', 'chosen-for', 'observed'] as const;
export type Voice = (typeof voices)[number];

/** The voices a person can choose on the page "Who is with me", in the order they stand there. */
export const voicesAsked = ['own', 'read-to', 'pressed-for', 'explained', 'chosen-for'] as const satisfies readonly Voice[];

/** Whether an answer given in this voice counts as the young person's own. */
export const isOwnVoice = (voice: Voice): boolean => voice !== 'chosen-for' && voice !== 'observed';
