import { isOwnVoice, places } from './choices.ts';
import type { Answer } from './response.ts';
import type { Condition, Question, Survey } from './survey.ts';
import { optionsOf, questionsOf } from './walk.ts';

/** One thing that can come up in the room (rule R10): an option of a question, or a place of a scale. */
export interface RoomSlot {
  question: string;
  option: string;
}

/** A tally is this many bytes at most, its people included; questions beyond it are not shown in a room. */
const mostSlots = 254;

/** What is offered only to people with one kind of support would say of whoever chose it that they have it. */
function asksStage(condition: Condition | undefined): boolean {
  if (condition === undefined) return false;
  switch (condition.kind) {
    case 'stage':
      return true;
    case 'all':
    case 'any':
      return condition.of.some(asksStage);
    case 'not':
      return asksStage(condition.of);
    case 'answered':
    case 'placed':
    case 'year':
      return false;
  }
}

/** The questions of a survey that may be shown in a room, in its order. `private` always wins over `room`. */
export const roomQuestions = (survey: Survey): Question[] =>
  survey.audience !== 'young-person'
    ? []
    : survey.pages.flatMap(questionsOf).filter(({ tags, showIf }) => tags.includes('room') && !tags.includes('private') && !asksStage(showIf));

const slotsOf = (question: Question): RoomSlot[] =>
  question.kind === 'scale'
    ? places.map((place) => ({ question: question.id, option: place }))
    : optionsOf(question)
        .filter(({ showIf }) => !asksStage(showIf))
        .map(({ id }) => ({ question: question.id, option: id }));

/** Everything that can come up from a survey, in the fixed order in which it is counted and shown. */
export function roomSlots(survey: Survey): RoomSlot[] {
  const slots: RoomSlot[] = [];
  for (const question of roomQuestions(survey)) {
    const own = slotsOf(question);
    if (slots.length + own.length > mostSlots) break;
    slots.push(...own);
  }
  return slots;
}

/** Whether an answer says yes to this: chose it, or placed it where things go well. Only the young person's own voice is heard in the room. */
function says({ voice, value }: Answer, option: string): boolean {
  if (!isOwnVoice(voice)) return false;
  switch (value.kind) {
    case 'choice':
      return value.option === option;
    case 'several':
      return value.options.includes(option);
    case 'scale':
      return value.place === option;
    case 'board':
      return value.placed.some((each) => each.option === option && each.place === 'well');
    case 'weeks':
    case 'words':
    case 'drawing':
    case 'sound':
    case 'photo':
    case 'not-sure':
    case 'skipped':
      return false;
  }
}

/**
 * What one person adds to a tally: one person, and one for each thing they said. `undefined` where nothing that may be
 * shown was said in their own voice: then they are not counted as heard in the room.
 */
export function roomVoteOf(survey: Survey, answers: readonly Answer[]): Uint8Array<ArrayBuffer> | undefined {
  const said = roomSlots(survey).map(({ question, option }) => Number(answers.some((answer) => answer.question === question && says(answer, option))));
  return said.includes(1) ? Uint8Array.from([1, ...said]) : undefined;
}

/** What tallies must have in common to be added up: the round, the survey's version, and what is counted in which place. */
export const roomShape = (round: string, survey: Survey): string =>
  ['all-heard room shape 1', round, survey.id, String(survey.version), ...roomSlots(survey).map(({ question, option }) => `${question}.${option}`)].join('\n');
