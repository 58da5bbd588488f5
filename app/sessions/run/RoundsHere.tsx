import { useEffect } from 'react';
import { useLanguage, useText, useTexts } from '#app/i18n/text.tsx';
import { changeHere, leaveHere, type SessionHere } from '#app/store/session-here.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { addressOf, begin } from './turns.ts';

/** On somebody's own phone: the rounds of the session, to be answered one after another. */
export function RoundsHere({ here, told }: { here: SessionHere; told(): Promise<void> }) {
  const say = useText('kiosk');
  const { has, text } = useTexts();
  const { tag } = useLanguage();
  useEffect(() => {
    // Whoever is back here does not answer. Where it cannot be noted, the next thing that is noted says so.
    changeHere((row) => (row.answering ? { ...row, answering: false } : row)).catch(() => undefined);
  }, []);
  const start = async (at: number) => {
    const begun = await changeHere((row) => ({ ...begin(row, at), answering: true }));
    // A phone says nothing while its owner answers, so it says before that they do.
    await told();
    const address = begun === undefined ? undefined : addressOf(begun, tag);
    if (address !== undefined) location.assign(address);
  };
  return (
    <section className="share-part">
      {here.state === 'ended' ? <Notice>{say('ended-text')}</Notice> : <p>{say('own-text')}</p>}
      <ul className="session-rounds">
        {here.rounds.map(({ slug, survey }, at) => (
          <li key={slug}>
            <button type="button" className="session-way" onClick={() => void start(at)}>
              <Picture concept={at < here.finished ? 'yes' : 'next'} />
              <span>
                {[`name-${survey}`, `start-${survey}`].filter((key) => has('home', key)).map((key) => text('home', key))[0] ?? say('own-part', { part: at + 1 })}
                {at < here.finished ? <span className="hint">{say('own-done')}</span> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button onClick={() => void leaveHere()}>{say('own-leave')}</Button>
    </section>
  );
}
