/**
 * Under which key of a draft's `attached` an own picture stands: the question's id and the option's. No id has a space in it,
 * so it is never taken for something that was made in answer to a question.
 */
export const ownPictureKey = (question: string, option: string): string => `${question} ${option}`;

/** Whether a key of `attached` is that of an own picture. */
export const isOwnPicture = (key: string): boolean => key.includes(' ');
