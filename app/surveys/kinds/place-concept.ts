/** The picture of each place of a scale or board: three thumbs, never happy and sad faces. */
export const placeConcept = { well: 'going-well', sometimes: 'sometimes', 'not-well': 'not-well' } as const;
