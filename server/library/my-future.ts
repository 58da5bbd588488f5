import type { Condition, Option, Survey } from '#server/contracts/survey.ts';

/**
 * "My future": the Year 9 check-in, sitting 1. Structure only; its words are in
 * `locales/<lang>/my-future.json`. Seventeen screens, in an order that goes from the easy and near to
 * what is hoped for, and ends with who may know.
 */

/** Six kinds of work, each a thing a person can be seen doing. The board asks about all; favourites come from those that went well. */
const kindsOfWork: Option[] = [
  { id: 'animals', concept: 'work-with-animals', theme: 'work-animals' },
  { id: 'food', concept: 'work-with-food', theme: 'work-food' },
  { id: 'caring', concept: 'work-caring', theme: 'work-caring' },
  { id: 'building', concept: 'work-building', theme: 'work-building' },
  { id: 'computers', concept: 'work-computers', theme: 'work-computers' },
  { id: 'outdoors', concept: 'work-outdoors', theme: 'work-outdoors' },
];

/** A reason is offered unless it would be said of a hope that it does not fit. Who skipped the hope is offered every one. */
const unlessHoped = (...hopes: string[]): Condition => ({ kind: 'not', of: { kind: 'answered', question: 'dream', anyOf: hopes } });

export const myFuture: Survey = {
  id: 'my-future',
  version: 2,
  audience: 'young-person',
  checkIn: true,
  licence: 'CC-BY-4.0',
  retired: [],
  pages: [
    { kind: 'welcome', id: 'welcome', concept: 'my-future' },
    { kind: 'assent', id: 'assent', concept: 'choose' },
    {
      kind: 'practice',
      question: {
        kind: 'choice',
        id: 'practice',
        concept: 'try-it',
        tags: [],
        options: [
          { id: 'cat', concept: 'cat' },
          { id: 'dog', concept: 'dog' },
          { id: 'fish', concept: 'fish' },
        ],
      },
    },
    { kind: 'with-me', id: 'with-me', concept: 'with-me' },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'board',
          id: 'likes',
          concept: 'what-i-like',
          tags: ['room'],
          outcome: 'friends',
          options: [
            { id: 'music', concept: 'music', theme: 'interest-music' },
            { id: 'sport', concept: 'sport', theme: 'interest-sport' },
            { id: 'making', concept: 'making-things', theme: 'interest-making' },
            { id: 'games', concept: 'gaming', theme: 'interest-games' },
          ],
        },
      ],
    },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'several',
          id: 'good-at',
          concept: 'good-at',
          tags: ['room'],
          most: 3,
          options: [
            { id: 'helping', concept: 'helping-people' },
            { id: 'making', concept: 'making-things' },
            { id: 'computers', concept: 'computing' },
            { id: 'sport', concept: 'sport' },
            { id: 'animals', concept: 'animals' },
            { id: 'numbers', concept: 'maths' },
            { id: 'being-kind', concept: 'being-kind' },
            { id: 'trying-hard', concept: 'trying-hard' },
          ],
        },
      ],
    },
    {
      kind: 'questions',
      questions: [{ kind: 'board', id: 'work', concept: 'job', tags: ['room'], outcome: 'work', options: [...kindsOfWork] }],
    },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'several',
          id: 'favourites',
          concept: 'favourite',
          tags: ['room'],
          outcome: 'work',
          most: 2,
          options: kindsOfWork.map(
            (work): Option => ({
              ...work,
              showIf: { kind: 'placed', question: 'work', option: work.id, anyOf: ['well', 'sometimes'] },
            }),
          ),
        },
      ],
    },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'several',
          id: 'after-year-11',
          concept: 'after-school',
          tags: ['room'],
          outcome: 'work',
          most: 2,
          options: [
            { id: 'my-school', concept: 'school', theme: 'path-school' },
            { id: 'sixth-form', concept: 'sixth-form', theme: 'path-sixth-form' },
            { id: 'college', concept: 'college', theme: 'path-college' },
            // A supported internship is open only to young people with an EHC plan (DfE, "Supported internships" guidance).
            { id: 'supported-internship', concept: 'supported-internship', theme: 'path-supported-internship', showIf: { kind: 'stage', anyOf: ['E'] } },
            { id: 'apprenticeship', concept: 'apprenticeship', theme: 'path-apprenticeship' },
            { id: 'job', concept: 'job', theme: 'path-job' },
            { id: 'volunteering', concept: 'volunteering', theme: 'path-volunteering' },
            { id: 'not-yet', concept: 'thinking', theme: 'path-not-yet' },
          ],
        },
      ],
    },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'several',
          id: 'learn',
          concept: 'learning',
          tags: ['room'],
          outcome: 'work',
          most: 3,
          options: [
            { id: 'cooking', concept: 'cooking', theme: 'study-catering' },
            { id: 'animals', concept: 'animals', theme: 'study-animal-care' },
            { id: 'art', concept: 'art', theme: 'study-art' },
            { id: 'computers', concept: 'computing', theme: 'study-digital' },
            { id: 'sport', concept: 'sport', theme: 'study-sport' },
            { id: 'building', concept: 'building', theme: 'study-construction' },
            { id: 'caring', concept: 'caring', theme: 'study-health-care' },
            { id: 'hair', concept: 'hair-and-beauty', theme: 'study-hair-beauty' },
            { id: 'gardening', concept: 'gardening', theme: 'study-land' },
            { id: 'living-skills', concept: 'living-skills', theme: 'study-living-skills' },
          ],
        },
      ],
    },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'several',
          id: 'helps',
          concept: 'help',
          tags: ['room'],
          most: 3,
          options: [
            { id: 'person', concept: 'support-worker', theme: 'help-person' },
            { id: 'pictures', concept: 'picture-timetable', theme: 'help-pictures' },
            { id: 'quiet', concept: 'quiet-space', theme: 'help-quiet' },
            { id: 'more-time', concept: 'more-time', theme: 'help-time' },
            { id: 'small-group', concept: 'small-group', theme: 'help-small-group' },
            { id: 'friends', concept: 'friends', theme: 'help-friends' },
            { id: 'talking-device', concept: 'talking-device', theme: 'help-communication' },
            { id: 'travel', concept: 'travel-training', theme: 'help-travel' },
          ],
        },
      ],
    },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'choice',
          id: 'dream',
          concept: 'dream',
          tags: [],
          options: [
            { id: 'job', concept: 'job', theme: 'hope-job', outcome: 'work' },
            { id: 'own-home', concept: 'own-home', theme: 'hope-home', outcome: 'home' },
            { id: 'friends', concept: 'friends', theme: 'hope-friends', outcome: 'friends' },
            { id: 'love', concept: 'partner', theme: 'hope-relationship', outcome: 'friends' },
            { id: 'travel', concept: 'travel', theme: 'hope-travel', outcome: 'friends' },
            { id: 'healthy', concept: 'healthy', theme: 'hope-health', outcome: 'health' },
            { id: 'make-things', concept: 'making-things', theme: 'hope-create', outcome: 'work' },
            { id: 'help-others', concept: 'helping-people', theme: 'hope-help-others', outcome: 'friends' },
          ],
        },
        { kind: 'words', id: 'dream-words', concept: 'write', tags: [], most: 500 },
      ],
    },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'choice',
          id: 'why',
          concept: 'why',
          tags: [],
          options: [
            { id: 'fun', concept: 'fun' },
            { id: 'good-at-it', concept: 'good-at', showIf: unlessHoped('own-home', 'love') },
            { id: 'with-people', concept: 'group-of-people', showIf: unlessHoped('own-home', 'healthy') },
            { id: 'money', concept: 'money', showIf: unlessHoped('own-home', 'friends', 'love', 'travel', 'healthy', 'help-others') },
            { id: 'help-people', concept: 'helping-people', showIf: unlessHoped('own-home', 'travel', 'healthy') },
            { id: 'be-free', concept: 'going-alone' },
          ],
        },
        { kind: 'words', id: 'why-words', concept: 'write', tags: [], most: 500 },
      ],
    },
    {
      kind: 'questions',
      questions: [
        {
          kind: 'choice',
          id: 'adult-does',
          concept: 'ask-for-help',
          tags: [],
          options: [
            { id: 'show-me', concept: 'visit', theme: 'ask-visit' },
            { id: 'try-work', concept: 'work-experience', theme: 'ask-work-experience' },
            { id: 'listen', concept: 'listen-to-me', theme: 'ask-listen' },
            { id: 'find-help', concept: 'find-help', theme: 'ask-support' },
            { id: 'travel-alone', concept: 'travel-training', theme: 'ask-travel' },
            { id: 'find-club', concept: 'club', theme: 'ask-friends' },
          ],
        },
        {
          kind: 'choice',
          id: 'which-adult',
          concept: 'adult',
          tags: [],
          options: [
            { id: 'parent', concept: 'parent' },
            { id: 'teacher', concept: 'teacher' },
            { id: 'helper', concept: 'support-worker' },
            { id: 'another', concept: 'another-person' },
          ],
        },
      ],
    },
    {
      kind: 'check',
      id: 'check',
      concept: 'plan',
      questions: [
        {
          kind: 'choice',
          id: 'talk',
          concept: 'talk',
          tags: ['talk', 'private'],
          alertOn: ['yes'],
          options: [
            { id: 'yes', concept: 'talk' },
            { id: 'no', concept: 'no' },
          ],
        },
      ],
    },
    {
      kind: 'questions',
      // Private: who may know is not for whoever reads over a shoulder. A parent with the keep card does not see a "no" to family.
      // Nothing is sent to anybody by these answers, and their words say so. Planning tables for colleges (rule R9) need
      // a version of the survey whose words name who gets them: who answered these was told that nothing goes.
      questions: [
        {
          kind: 'choice',
          id: 'share-review',
          concept: 'annual-review',
          tags: ['private'],
          options: [
            { id: 'yes', concept: 'yes' },
            { id: 'no', concept: 'no' },
          ],
        },
        {
          kind: 'choice',
          id: 'share-family',
          concept: 'family',
          tags: ['private'],
          options: [
            { id: 'yes', concept: 'yes' },
            { id: 'no', concept: 'no' },
          ],
        },
        {
          kind: 'choice',
          id: 'share-college',
          concept: 'college',
          tags: ['private'],
          options: [
            { id: 'with-name', concept: 'my-name' },
            { id: 'only-number', concept: 'only-number' },
            { id: 'no', concept: 'no' },
          ],
        },
      ],
    },
    { kind: 'saved', id: 'saved', concept: 'saved' },
  ],
};
