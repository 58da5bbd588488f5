import { bundleFrom } from '#server/library/bundles.ts';
import type { Bundle } from '#server/contracts/bundle.ts';
import type { Question, Survey } from '#server/contracts/survey.ts';
import { textKey } from '#server/contracts/text-keys.ts';

/** The survey that other front ends are measured with, as their harness defines it: titles and options in several languages. */
export interface PeerSurvey {
  title: Record<string, string>;
  questions: { id: string; type: 'single' | 'multi' | 'rating' | 'text'; title: Record<string, string>; options?: { id: string; text: Record<string, string> }[] }[];
}

/** Symbols of the opening sheet, dealt out in turn: each option of a single choice has a picture, as with the peers. */
const concepts = ['cat', 'dog', 'fish', 'yes', 'no', 'later', 'own', 'read-to', 'pressed-for', 'explained', 'choose', 'safe'];

/** The same twelve questions as a survey of ours: no opening pages, so that its address leads to the first question. */
export function twelveQuestions(peer: PeerSurvey): { survey: Survey; bundle: Bundle } {
  let dealt = 0;
  const picture = () => concepts[dealt++ % concepts.length] ?? 'cat';
  const texts: Record<string, string> = { [textKey.surveyName()]: peer.title['en'] ?? '', 'saved.title': 'Saved', 'saved.line-1': 'Saved', 'saved.line-2': 'Saved' };
  const questions = peer.questions.map((asked): Question => {
    const common = { id: asked.id, concept: 'question', tags: [] };
    texts[textKey.ask(asked.id)] = asked.title['en'] ?? '';
    texts[textKey.askAgain(asked.id)] = asked.title['en'] ?? '';
    const options = (asked.options ?? []).map((option) => {
      texts[textKey.option(asked.id, option.id)] = option.text['en'] ?? '';
      return { id: option.id, concept: picture() };
    });
    switch (asked.type) {
      case 'single':
      case 'rating':
        return { ...common, kind: 'choice', options };
      case 'multi':
        return { ...common, kind: 'several', options, most: options.length };
      case 'text':
        return { ...common, kind: 'words', most: 500 };
    }
  });
  const survey: Survey = {
    id: 'twelve-questions',
    version: 1,
    audience: 'practitioner',
    checkIn: false,
    retired: [],
    licence: 'CC-BY-4.0',
    pages: [...questions.map((question) => ({ kind: 'questions' as const, questions: [question] })), { kind: 'saved', id: 'saved', concept: 'saved' }],
  };
  return { survey, bundle: bundleFrom(survey, 'en', { texts, provenance: {}, english: texts }) };
}
