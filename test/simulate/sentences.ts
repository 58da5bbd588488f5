/**
 * What simulated young people write, by language and question. Every sentence begins by saying that nobody wrote it,
 * so that none can ever be taken for a child's.
 */
const english: Record<string, readonly string[]> = {
  'dream-words': [
    'Simulated answer: work with dogs and have my own van.',
    'Simulated answer: live near my sister and cook for us.',
    'Simulated answer: make games that people play.',
    'Simulated answer: see the sea with my friends.',
    'Simulated answer: have a job where nobody shouts.',
    'Simulated answer: drive a bus, the number 42.',
  ],
  'why-words': [
    'Simulated answer: because I am good at it.',
    'Simulated answer: because animals do not rush me.',
    'Simulated answer: I want to earn my own money.',
    'Simulated answer: it makes me feel calm.',
    'Simulated answer: my uncle does it and he let me try.',
  ],
};

const urdu: Record<string, readonly string[]> = {
  'dream-words': ['فرضی جواب: میں جانوروں کے ساتھ کام کرنا چاہتا ہوں۔', 'فرضی جواب: میرا اپنا گھر ہو۔', 'فرضی جواب: دوستوں کے ساتھ سفر کرنا۔'],
  'why-words': ['فرضی جواب: کیونکہ مجھے اس میں مزہ آتا ہے۔', 'فرضی جواب: تاکہ میں خود پیسے کما سکوں۔'],
};

const polish: Record<string, readonly string[]> = {
  'dream-words': ['Odpowiedź zmyślona: chcę pracować ze zwierzętami.', 'Odpowiedź zmyślona: mieszkać blisko rodziny.', 'Odpowiedź zmyślona: gotować w restauracji.'],
  'why-words': ['Odpowiedź zmyślona: bo to lubię.', 'Odpowiedź zmyślona: chcę zarabiać sam.'],
};

/** Sentences for a question in a language; empty where the simulation has nothing to say. */
export function sentencesFor(question: string, language: string): readonly string[] {
  const ofLanguage = language === 'ur' ? urdu : language === 'pl' ? polish : english;
  return ofLanguage[question] ?? [];
}
