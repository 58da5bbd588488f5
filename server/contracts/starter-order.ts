/** The starter surveys as people look for them: the check-in that most are asked, what follows it, families, and staff last. */
const order: readonly string[] = ['my-future', 'my-future-2', 'my-future-year-10', 'my-future-year-12', 'school-life', 'live-issue', 'live-issue-2', 'parents', 'co-productive', 'observation'];

const rank = (survey: string) => {
  const at = order.indexOf(survey);
  return at < 0 ? order.length : at;
};

/** Rounds in the order in which people look for them. Those of other surveys follow as they came. */
export const inStarterOrder = <Asked>(rounds: readonly Asked[], surveyOf: (round: Asked) => string): Asked[] => rounds.toSorted((a, b) => rank(surveyOf(a)) - rank(surveyOf(b)));
