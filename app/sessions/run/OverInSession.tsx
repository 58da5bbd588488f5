import { useEffect, useState } from 'react';
import { parseProfile, profiles } from '#app/access/profile.ts';
import { screens } from '#server/contracts/screens.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { changeHere, type SessionHere } from '#app/store/session-here.ts';
import type { HandedOver } from '#app/surveys/handing.ts';
import { ShortPage } from '#app/surveys/ShortPage.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { HandOver } from '../HandOver.tsx';
import { addressOf, begin, noteFinished, noteOver } from './turns.ts';

/** Ways to end of which nothing is left on this device. */
const nothingLeft: readonly HandedOver['ending'][] = ['said-no', 'said-later', 'stopped-dropped'];

/** After a round in a session: the next round for the same person, else the screen for the next one. */
export function OverInSession({ here, ...over }: HandedOver & { here: SessionHere }) {
  const say = useText('kiosk');
  const { tag } = useLanguage();
  // As it was when this came up; what is noted now changes it.
  const [{ begun, rounds, many, languages }] = useState(here);
  const next = over.ending === 'finished' && begun !== undefined && begun.at + 1 < rounds.length ? begun.at + 1 : undefined;
  useEffect(() => {
    // Where it cannot be noted, the session's start page finds how it stands.
    changeHere((row) => {
      const draft = row.begun?.draft ?? (row.begun === undefined ? undefined : `finished ${row.turn} ${row.begun.at}`);
      const counted = over.ending === 'finished' && draft !== undefined ? noteFinished(row, draft) : row;
      return next === undefined ? noteOver(counted, nothingLeft.includes(over.ending)) : { ...counted, answering: false };
    }).catch(() => undefined);
  }, [next, over.ending]);

  const home = many ? `${screens.kiosk}?lang=${languages[0] ?? tag}` : screens.join;
  if (next === undefined || over.ending === 'view') return <HandOver {...over} next={over.ending === 'view' ? over.next : home} />;
  const goOn = async () => {
    const row = await changeHere((now) => begin(now, next));
    // How it looked to them is how their next questions look.
    if (begun?.look !== undefined) profiles.change(parseProfile(begun.look));
    location.replace((row === undefined ? undefined : addressOf(row, tag)) ?? home);
  };
  const stopHere = async () => {
    await changeHere((row) => noteOver(row, false));
    location.replace(home);
  };
  return (
    <ShortPage concept="yes" title={say('next-title')} text={say('next-text')} arrives>
      <button type="button" className="bar-button next" onClick={() => void goOn()}>
        <Picture concept="next" />
        <span>{say('next-go', { part: next + 1, parts: rounds.length })}</span>
      </button>
      <button type="button" className="bar-button" onClick={() => void stopHere()}>
        <Picture concept={many ? 'hand-over' : 'stop'} />
        <span>{say(many ? 'next-pass-on' : 'next-stop')}</span>
      </button>
    </ShortPage>
  );
}
