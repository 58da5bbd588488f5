import { useState, type FormEvent } from 'react';
import type { RoundsKept, SurveyOffered } from '#server/contracts/rounds-kept.ts';
import { addDays } from '#server/contracts/school-days.ts';
import { screenAddress } from '#server/contracts/screen-address.ts';
import type { RoundsApi } from '#app/api/rounds.ts';
import { Choice, Line, Ticks } from '#app/desk/Fields.tsx';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useSurveyName } from '#app/desk/survey-name.ts';
import { useAsking } from '#app/desk/use-asking.ts';
import { isolated } from '#app/i18n/format.ts';
import { useText } from '#app/i18n/text.tsx';
import { Button } from '#app/ui/Button.tsx';
import { languageName } from './round-words.ts';

/** In how many days a new round is offered to open, and how long it stays open. */
const offered = { opensIn: 28, stays: 84 };

/** Plans a round. It opens later, when everything on its list is done. */
export function PlanRound({ api, kept }: { api: RoundsApi; kept: RoundsKept }) {
  const say = useText('rounds');
  const name = useSurveyName();
  const [first] = kept.surveys;
  const [id, setId] = useState(first?.id);
  const survey = kept.surveys.find((each) => each.id === id);
  if (survey === undefined) return null;
  return (
    <section className="rounds-part" aria-labelledby="rounds-new">
      <h2 id="rounds-new">{say('new-title')}</h2>
      <details className="rounds-more">
        <summary>{say('new-open')}</summary>
        <Choice label={say('new-survey')} name="survey" choices={kept.surveys.map((each) => ({ id: each.id, words: name(each.id) }))} value={survey.id} onChange={setId} />
        <PlanOf key={survey.id} api={api} kept={kept} survey={survey} />
      </details>
    </section>
  );
}

function PlanOf({ api, kept, survey }: { api: RoundsApi; kept: RoundsKept; survey: SurveyOffered }) {
  const say = useText('rounds');
  const { ask, trouble } = useAsking();
  const [opensOn, setOpensOn] = useState(addDays(kept.today, offered.opensIn));
  const [closesOn, setClosesOn] = useState(addDays(kept.today, offered.opensIn + offered.stays));
  // Those that the partnership offers, in its order: young people start in the first. What nobody has checked would keep the round from opening.
  const ours = kept.offered.filter((tag) => survey.languages.includes(tag));
  const offeredFirst = [...new Set([...ours, ...survey.languages])];
  const [languages, setLanguages] = useState<readonly string[]>(() => (ours.length > 0 ? ours : survey.languages.filter((tag) => tag.startsWith('en'))).filter((tag) => !survey.unchecked.includes(tag)));
  const called = (tag: string) => (survey.unchecked.includes(tag) ? say('language-unchecked', { language: isolated(languageName(tag)) }) : languageName(tag));
  const [topics, setTopics] = useState<readonly string[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const plan = { survey: { id: survey.id, version: survey.version }, opensOn, closesOn, languages: [...languages], topics: survey.topics.filter((topic) => topics.includes(topic)) };
    void ask(() => api.plan(kept.area.slug, plan), ({ slug }) => location.assign(`${screenAddress('roundKept', { area: kept.area.slug, round: slug })}${location.search}`));
  };
  return (
    <form className="rounds-form" onSubmit={submit}>
      <p>{say(`for-${survey.audience}`)}</p>
      <Line label={say('opens-on')} name="opens-on" type="date" min={kept.today} required value={opensOn} onChange={setOpensOn} />
      <Line label={say('closes-on')} name="closes-on" type="date" min={kept.today} required value={closesOn} onChange={setClosesOn} />
      <Ticks legend={say('languages')} name="languages" choices={offeredFirst.map((tag) => ({ id: tag, words: called(tag) }))} chosen={languages} onChange={setLanguages} />
      {survey.topics.length === 0 ? null : <Ticks legend={say('topics')} name="topics" choices={survey.topics.map((topic) => ({ id: topic, words: say(`topic-${topic}`) }))} chosen={topics} onChange={(chosen) => setTopics(chosen)} />}
      <TroubleSaid trouble={trouble} />
      <Button kind="primary" type="submit" disabled={languages.length === 0}>
        {say('plan')}
      </Button>
    </form>
  );
}
