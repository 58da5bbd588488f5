import { memo, useState, type ReactNode } from 'react';
import type { AnswerValue } from '#server/contracts/response.ts';
import { voicesAsked } from '#server/contracts/choices.ts';
import type { Page } from '#server/contracts/survey.ts';
import { assentChoices, linesOf, textKey } from '#server/contracts/text-keys.ts';
import { pageId, type ShownPage } from '#server/contracts/walk.ts';
import { useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Options } from '../kinds/Options.tsx';
import { QuestionView } from '../kinds/QuestionView.tsx';
import { useAnswering, useSurveyText } from '../session-context.ts';
import { CheckList } from './CheckList.tsx';

interface Props {
  shown: ShownPage;
  /** The same questions in other words, behind "?". */
  again?: boolean;
  /** What stands below a page's own content, such as the languages on the first page. */
  below?: ReactNode;
  hidden?: boolean;
}

function Heading({ concept, words, id }: { concept: string; words: string; id?: string }) {
  return (
    <h1 className="ask" id={id} tabIndex={-1} data-part="ask">
      <Picture concept={concept} />
      <span>{words}</span>
    </h1>
  );
}

/** The picture beside each line of reading. The lines of a kind of page say the same thing in every survey. */
const lineConcepts: Record<keyof typeof linesOf, readonly string[]> = {
  welcome: ['own', 'you-can-stop', 'who-sees', 'safe'],
  assent: ['choose', 'you-can-stop'],
  'with-me': [],
  check: [],
  saved: ['private', 'who-sees'],
};

function Lines({ page }: { page: Extract<Page, { kind: keyof typeof linesOf; id: string }> }) {
  const text = useSurveyText();
  return Array.from({ length: linesOf[page.kind] }, (_, index) => (
    <p key={index} className="line" data-part={`line-${index + 1}`}>
      <Picture concept={lineConcepts[page.kind][index] ?? page.concept} />
      <span>{text(textKey.pageLine(page.id, index + 1))}</span>
    </p>
  ));
}

interface OwnChoiceProps<T extends string> {
  page: { id: string; concept: string };
  choices: readonly T[];
  before: T | undefined;
  onChoose: (choice: T) => void;
}

/** A page whose choices are the product's own, each with the picture of its own name: they steer the visit, and are no answer. */
function OwnChoice<T extends string>({ page, choices, before, onChoose }: OwnChoiceProps<T>) {
  const text = useSurveyText();
  const [chosen, choose] = useState(before);
  return (
    <Options
      name={page.id}
      kind="radio"
      legend={<Heading concept={page.concept} words={text(textKey.pageTitle(page.id))} />}
      cards={choices.map((choice) => ({ value: choice, concept: choice, words: text(textKey.option(page.id, choice)) }))}
      chosen={chosen === undefined ? [] : [chosen]}
      onChange={([value]) => {
        const choice = choices.find((known) => known === value);
        if (choice === undefined) return;
        choose(choice);
        onChoose(choice);
      }}
    />
  );
}

function Assent({ page }: { page: Extract<Page, { kind: 'assent' }> }) {
  const { session } = useAnswering();
  return <OwnChoice page={page} choices={assentChoices} before={session.snapshot().assent} onChoose={session.assent} />;
}

function WithMe({ page }: { page: Extract<Page, { kind: 'with-me' }> }) {
  const { session } = useAnswering();
  const { voice, voiceChosen } = session.snapshot().draft;
  return <OwnChoice page={page} choices={voicesAsked} before={voiceChosen ? voice : undefined} onChoose={session.withVoice} />;
}

/** The practice question: it looks and works like any other, and what is chosen is kept nowhere. */
function Practice({ page }: { page: Extract<Page, { kind: 'practice' }> }) {
  const say = useText('surveys');
  const text = useSurveyText();
  const { question } = page;
  const [value, setValue] = useState<AnswerValue>();
  if (question.kind !== 'choice') throw new Error('A practice question is a choice.');
  return (
    <Options
      name={question.id}
      kind="radio"
      legend={<Heading concept={question.concept} words={text(textKey.ask(question.id))} />}
      hint={say('practice-not-kept')}
      cards={question.options.map(({ id, concept }) => ({ value: id, concept, words: text(textKey.option(question.id, id)) }))}
      chosen={value?.kind === 'choice' ? [value.option] : []}
      onChange={([option]) => option !== undefined && setValue({ kind: 'choice', option })}
    />
  );
}

function Questions({ shown, again }: Props) {
  const text = useSurveyText();
  return shown.questions.map((each, index) => {
    const words = text(again === true ? textKey.askAgain(each.question.id) : textKey.ask(each.question.id));
    const legend =
      index === 0 && shown.page.kind === 'questions' ? (
        <Heading concept={each.question.concept} words={words} />
      ) : (
        <h2 className="ask-too" data-part={`ask-${each.question.id}`}>
          <Picture concept={each.question.concept} />
          <span>{words}</span>
        </h2>
      );
    return <QuestionView key={each.question.id} shown={each} legend={legend} />;
  });
}

function Content({ shown, again }: Props) {
  const text = useSurveyText();
  const { page } = shown;
  switch (page.kind) {
    case 'welcome':
      return (
        <>
          <Heading concept={page.concept} words={text(textKey.pageTitle(page.id))} />
          <Lines page={page} />
        </>
      );
    case 'assent':
      return (
        <>
          <Assent page={page} />
          <Lines page={page} />
        </>
      );
    case 'practice':
      return <Practice page={page} />;
    case 'with-me':
      return <WithMe page={page} />;
    case 'questions':
      return <Questions shown={shown} again={again === true} />;
    case 'check':
      return (
        <>
          <Heading concept={page.concept} words={text(textKey.pageTitle(page.id))} />
          {/* The wish to talk comes before anything long. */}
          <Questions shown={shown} again={again === true} />
          <CheckList />
        </>
      );
    case 'saved':
      return (
        <>
          <Heading concept={page.concept} words={text(textKey.pageTitle(page.id))} />
          <Lines page={page} />
        </>
      );
  }
}

/** What a page shows depends on these alone, so the page that waits behind the current one need not be drawn again. */
const signature = ({ page, questions }: ShownPage) =>
  `${pageId(page)}:${questions.map(({ question, options }) => `${question.id}(${options.map(({ id }) => id).join()})`).join()}`;

export const PageView = memo(
  function PageView({ shown, again, below, hidden }: Props) {
    return (
      <section className="page" data-page={pageId(shown.page)} hidden={hidden}>
        <Content shown={shown} again={again === true} />
        {below}
      </section>
    );
  },
  (before, after) => signature(before.shown) === signature(after.shown) && before.again === after.again && before.below === after.below && before.hidden === after.hidden,
);
