import { afterEach, describe, expect, test } from 'vitest';
import { aPack } from '#test/helpers/a-pack.ts';
import { commitsUnheard } from '#test/helpers/commits-unheard.ts';
import { withStore } from '#app/store/database.ts';
import { dropAllDrafts, resumeDraft, saveDraft } from '#app/store/drafts.ts';
import { dropAnswers } from './drop-answers.ts';
import { blankDraft, openSession } from './open-session.ts';

const { pack } = await aPack();
const lying = () => withStore((store) => store.drafts.count());
/** As often as a piece of work is tried. */
const attempts = 3;

afterEach(dropAllDrafts);

describe('a session whose first save was done and not heard of', () => {
  const begun = async () => {
    const session = openSession(pack, blankDraft(pack, undefined));
    const heardAgain = commitsUnheard(attempts);
    session.answer('dream', { kind: 'choice', option: 'job' });
    await expect(session.settled()).rejects.toMatchObject({ trouble: 'broken' });
    heardAgain();
    expect(await lying()).toBe(1);
    return session;
  };

  test('goes on with that draft, and begins no second one', async () => {
    const session = await begun();
    session.answer('why', { kind: 'choice', option: 'fun' });
    await session.settled();
    expect(await lying()).toBe(1);
    expect((await resumeDraft(pack.round.slug))?.answers).toHaveLength(2);
  });

  test('leaves nothing behind when its answers are deleted', async () => {
    const session = await begun();
    await dropAnswers(session.snapshot().draft);
    expect(await lying()).toBe(0);
  });

  test('overwrites nothing that another tab saved meanwhile', async () => {
    const session = await begun();
    const found = await resumeDraft(pack.round.slug);
    if (found === undefined) throw new Error('The draft is not there.');
    const saved = await saveDraft({ ...found, page: 'why' });
    session.retry();
    await expect(session.settled()).rejects.toMatchObject({ trouble: 'elsewhere' });
    expect(await resumeDraft(pack.round.slug)).toEqual(saved);
  });
});

test('Of somebody who answered nothing there is nothing to delete, and that is no failure', async () => {
  await dropAnswers(openSession(pack, blankDraft(pack, undefined)).snapshot().draft);
  expect(await lying()).toBe(0);
});
