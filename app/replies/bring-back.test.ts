import { describe, expect, it } from 'vitest';
import type { Area } from '#server/contracts/area.ts';
import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import type { Answer } from '#server/contracts/response.ts';
import { aPack } from '#test/helpers/a-pack.ts';
import { myFuture2 } from '#server/library/my-future-2.ts';
import { myFutureYear10 } from '#server/library/my-future-year-10.ts';
import { draftWith, roundToAnswer } from './bring-back.ts';

const own = (question: string, value: Answer['value']): Answer => ({ question, voice: 'own', value });
const copyOf = (round: string, answers: Answer[], words: KeepCopy['words'] = []): KeepCopy => ({ format: 1, round, survey: { id: 'my-future', version: 1 }, language: 'ur', answers, words });

describe('answers that are brought back', () => {
  it('are those that still stand, in the voice they were given in; assent and who is there are asked anew', async () => {
    const { pack } = await aPack();
    const kept = [
      own('dream', { kind: 'choice', option: 'job' }),
      { ...own('good-at', { kind: 'several', options: ['animals', 'no-longer-offered'] }), voice: 'chosen-for' as const },
      own('gone', { kind: 'choice', option: 'job' }),
      own('talk', { kind: 'choice', option: 'yes' }),
      own('helps', { kind: 'skipped' }),
    ];
    const draft = draftWith(copyOf('last-year', kept), pack, 'secret');
    expect(draft.answers).toEqual([own('dream', { kind: 'choice', option: 'job' }), { question: 'good-at', voice: 'chosen-for', value: { kind: 'several', options: ['animals'] } }]);
    expect(draft).toMatchObject({ keepSecret: 'secret', broughtBack: true, assented: false, voiceChosen: false, page: 'welcome', language: 'en', circumstances: {} });
    expect(draft.card).toBeUndefined();
  });

  it('have nothing that was drawn, since only that it was is in the copy', async () => {
    const { pack } = await aPack({ survey: myFuture2 });
    const draft = draftWith(copyOf('last-year', [own('show-me', { kind: 'drawing' }), own('live-where', { kind: 'choice', option: 'own-home' })]), pack, 'secret');
    expect(draft.answers.map(({ question }) => question)).toEqual(['live-where']);
  });

  it('have their words where words can be written, in the language they were written in', async () => {
    const kept = copyOf('last-year', [own('dream-words', { kind: 'words' })], [{ question: 'dream-words', language: 'ur', text: 'کتا' }]);
    const [open, closed] = await Promise.all([aPack(), aPack({ words: false })]);
    expect(draftWith(kept, open.pack, 's').words).toEqual({ 'dream-words': { language: 'ur', text: 'کتا' } });
    expect(draftWith(kept, closed.pack, 's')).toMatchObject({ words: {}, answers: [] });
  });

  it('go into an open round of the same survey that this card has not answered, nearest first', async () => {
    const { pack } = await aPack();
    const round = (slug: string, changes: Partial<Area['rounds'][number]> = {}) => ({ slug, survey: { id: 'my-future', version: 2 }, audience: 'young-person' as const, opensOn: '2027-09-01', closesOn: '2028-07-31', languages: ['en'], words: true, ...changes });
    const area = (slug: string, rounds: Area['rounds']): Area => ({ slug, name: slug.toUpperCase(), madeUp: true, rounds });
    const sets = [{ copy: copyOf('my-future', []), pack }];
    const areas = [
      area('hillside', [round('hill')]),
      area('riverside', [round('my-future'), round('other', { survey: { id: 'school-day', version: 1 } }), round('over', { closesOn: '2027-09-30' }), round('again')]),
    ];
    expect(roundToAnswer(areas, sets, '2027-10-01')).toEqual({ slug: 'again', area: 'RIVERSIDE' });
    expect(roundToAnswer(areas.slice(0, 1), sets, '2027-10-01')).toEqual({ slug: 'hill', area: 'HILLSIDE' });
    expect(roundToAnswer(areas, sets, '2028-08-01')).toBeUndefined();
    const later = area('riverside', [round('year-12', { survey: { id: 'my-future-year-12', version: 1 } }), round('year-10', { survey: { id: 'my-future-year-10', version: 1 } })]);
    expect(roundToAnswer([later], sets, '2027-10-01')).toEqual({ slug: 'year-10', area: 'RIVERSIDE' });
    expect(roundToAnswer([later, ...areas], sets, '2027-10-01')).toEqual({ slug: 'again', area: 'RIVERSIDE' });
  });

  it('fill in the follow-up of a year later where it asks the same', async () => {
    const { pack } = await aPack();
    const followUp = { ...pack, survey: myFutureYear10, round: { ...pack.round, survey: { id: myFutureYear10.id, version: 1 } } };
    const hope = own('dream', { kind: 'choice', option: 'own-home' });
    const kept = [own('likes', { kind: 'board', placed: [{ option: 'music', place: 'well' }] }), hope, own('adult-does', { kind: 'choice', option: 'show-me' })];
    expect(draftWith(copyOf('my-future', kept), followUp, 's').answers).toEqual([hope, kept[2]]);
  });
});
