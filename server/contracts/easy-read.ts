/**
 * The Easy Read linter: what a machine can tell about a text written for people who find reading hard.
 * It says where a text breaks a rule; it never says that a text is easy, which only readers can.
 * The rules are those of this project's content guide; there is no reading-grade formula.
 */

/** Words that need care, kept in one file per Easy Read language. All in lower case. */
export interface Glossary {
  /** A hard word, and the sentences that may explain it. One of them follows at once wherever the word stands. */
  explained: Readonly<Record<string, readonly string[]>>;
  /** A hard word that is not used at all, and what to say instead. */
  instead: Readonly<Record<string, string>>;
  /** The one word for a thing, and the words that would confuse. */
  terms: Readonly<Record<string, readonly string[]>>;
  /** Long words that were looked at and let through. */
  passed: readonly string[];
}

export type EasyReadRule =
  | 'long-sentence'
  | 'capitals'
  | 'hard-word'
  | 'abbreviation'
  | 'double-negative'
  | 'two-questions'
  | 'longer-than-good'
  | 'passive'
  | 'contraction'
  | 'other-term';

export interface EasyReadFinding {
  rule: EasyReadRule;
  /** An error stops the text from being published; a warning asks the writer to look again. */
  level: 'error' | 'warning';
  /** The part of the text that the rule caught. */
  found: string;
}

/** A sentence of ten words is good, fifteen is the limit. */
export const easyReadWords = { good: 10, most: 15 } as const;
/** A word of this many letters is hard until somebody let it through. */
const longWord = 10;

const error = (rule: EasyReadRule, found: string): EasyReadFinding => ({ rule, level: 'error', found });
const warning = (rule: EasyReadRule, found: string): EasyReadFinding => ({ rule, level: 'warning', found });

/** The sentences of a text. A full stop inside an address does not end one. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…]["”’)]*)\s+/).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

/** The words of a sentence; a placeholder stands for one. */
export function wordsOf(sentence: string): string[] {
  return sentence.replace(/\{\{[^}]*\}\}/g, 'placeholder').match(/[\p{L}\p{N}]+(?:[’'.@-][\p{L}\p{N}]+)*/gu) ?? [];
}

const plain = (text: string): string => text.toLowerCase().replaceAll('’', "'");
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** The word, or its plural with s, standing alone. */
const standsIn = (text: string, word: string): boolean => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}s?(?![\\p{L}\\p{N}])`, 'u').test(plain(text));

function lengthFinding(sentence: string): EasyReadFinding[] {
  const count = wordsOf(sentence).length;
  if (count > easyReadWords.most) return [error('long-sentence', sentence)];
  return count > easyReadWords.good ? [warning('longer-than-good', sentence)] : [];
}

/** Initials and shortened words, and whole words in capitals. A placeholder's name is not read by anybody. */
function shapeFindings(text: string): EasyReadFinding[] {
  const seen = text.replace(/\{\{[^}]*\}\}/g, ' ');
  const capitals = (seen.match(/(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu) ?? []).map((word) => error('capitals', word));
  const initials = seen.match(/(?<![\p{L}\p{N}])(?:\p{Lu}{2,3}|\p{Lu}\p{Ll}\p{Lu}|(?:\p{L}\.){2,}|(?:eg|ie|etc|vs|approx|mins?|hrs?|max|info|asap)\.|etc|mins?|hrs?|info|asap|&)(?![\p{L}\p{N}])/gu) ?? [];
  return [...capitals, ...initials.map((word) => error('abbreviation', word))];
}

const negative = /\b(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot|unless|\w+n't)\b/g;
function doubleNegative(sentence: string): EasyReadFinding[] {
  // "No, not today": the answer word at the start is not part of what is said.
  const said = plain(sentence).replace(/^\W*no\s*[,:;–]/, '');
  return (said.match(negative) ?? []).length > 1 ? [error('double-negative', sentence)] : [];
}

const asking = 'what|which|who|when|where|why|how';
const twoInOne = new RegExp(`^(?:.*\\b)?(?:${asking}|do|does|is|are|can|will|have|did)\\b.*\\b(?:and|or)\\s+(?:${asking}|do|does|is|are|can|will|have|did)\\b.*\\?`);
function twoQuestions(text: string): EasyReadFinding[] {
  const questions = sentencesOf(text).filter((sentence) => sentence.includes('?'));
  const both = questions.length > 1 || questions.some((question) => twoInOne.test(plain(question)));
  return both ? [error('two-questions', text)] : [];
}

/** Whether a word belongs to a hard term, which the glossary explains as a whole. */
const partOf = (term: string, word: string): boolean => wordsOf(term).some((part) => word === part || word === `${part}s`);

/** Every hard word that stands in a sentence and is not explained by what follows. */
function hardWords(text: string, glossary: Glossary, known: ReadonlySet<string>): EasyReadFinding[] {
  const sentences = sentencesOf(text);
  const explanations = Object.values(glossary.explained).flat();
  const isExplanation = (sentence: string) => explanations.some((explanation) => sentencesOf(explanation).some((part) => plain(part) === plain(sentence)));
  const caught = new Set<string>();
  sentences.forEach((sentence, at) => {
    const rest = plain(sentences.slice(at + 1).join(' '));
    for (const [word, meanings] of Object.entries(glossary.explained)) {
      if (!standsIn(sentence, word) || known.has(word) || isExplanation(sentence)) continue;
      if (!meanings.some((meaning) => rest.startsWith(plain(meaning)))) caught.add(word);
    }
    for (const word of wordsOf(sentence).map(plain)) {
      // A number or an address is not read as a word.
      if (word.length < longWord || /[\d.@]/.test(word) || word === 'placeholder') continue;
      if (glossary.passed.includes(word) || Object.keys(glossary.explained).some((hard) => standsIn(sentence, hard) && partOf(hard, word))) continue;
      caught.add(word);
    }
  });
  for (const word of Object.keys(glossary.instead)) if (standsIn(text, word)) caught.add(word);
  return [...caught].map((word) => error('hard-word', word));
}

const participles = 'given|taken|seen|done|made|kept|sent|told|known|shown|written|said|put|read|found|held|left|lost|paid|built|chosen|heard|asked|drawn|set';
const passive = new RegExp(`\\b(?:is|are|was|were|be|been|being)\\s+(?:\\w+ly\\s+)?(?:(?!need|tired|interested|excited|worried|scared)\\w+ed|${participles})\\b(?! up)`, 'g');
const contraction = /\b(?:\w+n't|\w+'(?:re|ll|ve|m|d)|(?:it|that|what|there|here|who|let|he|she|how|where)'s)\b/g;

/** What the linter says about one text. `known` are hard words that stand explained elsewhere on the same screen. */
export function easyReadFindings(text: string, glossary: Glossary, known: ReadonlySet<string> = new Set()): EasyReadFinding[] {
  const sentences = sentencesOf(text);
  const others = Object.entries(glossary.terms).flatMap(([, words]) => words.filter((word) => standsIn(text, word)));
  return [
    ...sentences.flatMap(lengthFinding),
    ...shapeFindings(text).filter(({ found }) => !glossary.passed.includes(plain(found))),
    ...hardWords(text, glossary, known),
    ...sentences.flatMap(doubleNegative),
    ...twoQuestions(text),
    ...(plain(text).match(passive) ?? []).map((found) => warning('passive', found)),
    ...(plain(text).match(contraction) ?? []).map((found) => warning('contraction', found)),
    ...others.map((found) => warning('other-term', found)),
  ];
}

/** The hard words of a glossary whose explanation stands in one of these texts: a screen explains a word once. */
export function explainedIn(texts: readonly string[], glossary: Glossary): Set<string> {
  const all = texts.map(plain);
  return new Set(Object.entries(glossary.explained).flatMap(([word, meanings]) => (meanings.some((meaning) => all.some((text) => text.includes(plain(meaning)))) ? [word] : [])));
}
