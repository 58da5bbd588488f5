/** An e-mail address; a telephone number as people write one (from 0 or +, nine digits or more, with what stands between). */
const email = /[^\s@]+@[^\s@]+\.[^\s@]+/u;
const telephone = /(?:\+|(?<![\p{Nd}-])[0٠۰])(?:[\s().-]{0,3}\p{Nd}){8,}/u;

/**
 * Whether a text looks as if it told how to reach one person. What staff write about settings and groups tells whom to
 * ask by what they do there. A name cannot be known by a machine; the screens ask that none is written.
 */
export const holdsContact = (text: string): boolean => email.test(text) || telephone.test(text);
