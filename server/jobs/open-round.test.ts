import { describe, expect, it } from 'vitest';
import type { Bundle, Provenance } from '#server/contracts/bundle.ts';
import { promiseKeys } from '#server/contracts/text-keys.ts';
import { publishSurvey } from '#server/queries/publish-survey.ts';
import { bundleFor, schoolDay } from '#test/examples/school-day.ts';
import { engines, makeApp } from '#test/helpers/make-app.ts';
import { openRound } from './open-round.ts';

const round = { slug: 'spring', survey: { id: schoolDay.id, version: schoolDay.version }, opensOn: '2027-01-11', closesOn: '2027-03-26', words: false };
const allHelpChecked = () => [];

/** The texts in a language, with those that make a promise in this state. */
function bundleIn(language: string, state: Provenance): Bundle {
  const bundle = bundleFor(schoolDay, language, ` ${state}`);
  const keys = promiseKeys(schoolDay);
  return { ...bundle, strings: Object.fromEntries(Object.entries(bundle.strings).map(([key, string]) => [key, keys.includes(key) ? { ...string, state } : string])) };
}

describe.each(engines)('a round for real people, on %s', (engine) => {
  it('opens in a language only when a person has checked assent, who sees the answers, and help in it', async () => {
    const server = await makeApp(engine, { madeUp: false, words: false });
    const deps = { ...server.deps, keyFile: server.keyFile };
    const open = (languages: string[], uncheckedPromises?: (language: string) => readonly string[]) =>
      openRound(uncheckedPromises === undefined ? deps : { ...deps, uncheckedPromises }, server.partnership, { ...round, languages }, []);
    const publish = async (bundle: Bundle) => expect(await publishSurvey(server.db, server.partnership.id, { survey: schoolDay, bundles: [bundle] })).toBeUndefined();

    await expect(open(['en', 'ur'], allHelpChecked), 'a machine translated it').rejects.toThrow(/in ur: nobody has checked what it promises there \(welcome\.title, /);
    await expect(open(['en', 'pl'], allHelpChecked), 'there is no translation').rejects.toThrow('in pl: the survey school-day has no texts');
    await publish(bundleIn('ur', 'needs-editing'));
    await expect(open(['en', 'ur'], allHelpChecked), 'its English changed since').rejects.toThrow('in ur: nobody has checked');
    await publish(bundleIn('ur', 'checked'));
    await expect(open(['en', 'ur'], () => ['help:title']), 'help is not checked').rejects.toThrow('(help:title)');
    await expect(open(['en', 'ur']), 'nobody says that help is checked').rejects.toThrow('(help)');
    expect(await server.db.selectFrom('rounds').select('slug').execute()).toEqual([{ slug: 'autumn' }]);

    expect(await open(['en', 'ur'], allHelpChecked)).toMatchObject({ slug: 'spring', languages: '["en","ur"]' });
    await server.close();
  });

  it('opens in English, which everything was written in', async () => {
    const server = await makeApp(engine, { madeUp: false, words: false });
    expect(await openRound({ ...server.deps, keyFile: server.keyFile }, server.partnership, { ...round, languages: ['en'] }, [])).toMatchObject({ slug: 'spring' });
    await server.close();
  });
});

it.each(engines)('opened again, a round is offered in the languages that its words have come to since, and keeps those it had (%s)', async (engine) => {
  const server = await makeApp(engine);
  const deps = { ...server.deps, keyFile: server.keyFile };
  const open = (languages: string[]) => openRound(deps, server.partnership, { ...round, languages }, []);
  await open(['en']);
  expect(await open(['en', 'ur'])).toMatchObject({ languages: '["en","ur"]' });
  expect(await open(['en'])).toMatchObject({ languages: '["en","ur"]' });
  await server.close();
});

it('in the made-up area every language is open, to be tried; a made-up area without the demo is like a real one', async () => {
  const server = await makeApp('sqlite');
  const deps = { ...server.deps, keyFile: server.keyFile };
  expect(await openRound(deps, server.partnership, { ...round, languages: ['en', 'ur'] }, [])).toMatchObject({ slug: 'spring' });
  await expect(openRound({ ...deps, demo: false }, server.partnership, { ...round, slug: 'summer', languages: ['ur'] }, [])).rejects.toThrow('nobody has checked');
  await server.close();
});
