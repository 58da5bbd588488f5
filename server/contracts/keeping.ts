/** How long answers are kept, in months after a round closes: as the notices say, and as the purge does. */
export const keeping = { wordsMonths: 24, answersMonths: 72 } as const;
