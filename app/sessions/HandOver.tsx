import { useText } from '#app/i18n/text.tsx';
import type { HandedOver } from '#app/surveys/handing.ts';
import { ShortPage } from '#app/surveys/ShortPage.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { awayName } from './away-name.ts';
import { ListenToThis } from './ListenToThis.tsx';
import './sessions.css';

/** Nothing of the person is on the device any more: thanks, what became of their answers, and the way on for the next person. */
export function HandOver({ ending, shared, number, next }: HandedOver) {
  const say = useText('sessions');
  const name = number === undefined ? undefined : awayName(number);
  const named = name === undefined ? undefined : say(name.key, { number: name.number });
  const became = ending === 'stopped-kept' || ending === 'walked-away' ? (named === undefined ? undefined : say('over-put-away')) : say(ending === 'view' ? 'over-finished' : `over-${ending}`);
  const passOn = say(shared ? 'over-pass-on' : 'over-clear');
  const heard = [say('over-title'), ...(became === undefined ? [] : [became]), ...(named === undefined ? [] : [named, say('over-tell')]), passOn];
  return (
    <ShortPage concept={shared ? 'hand-over' : 'yes'} title={say('over-title')} text={became} arrives>
      {name === undefined ? null : (
        <div className="away-name">
          <Picture concept={name.concept} />
          <strong>{named}</strong>
          <p>{say('over-tell')}</p>
        </div>
      )}
      <p className="line pass-on">{passOn}</p>
      {/* A new page in place of this one: what a script of this page still remembers goes with it. */}
      <button type="button" className="bar-button next" onClick={() => location.replace(next)}>
        <Picture concept="next" />
        <span>{say(ending === 'view' ? 'over-view' : shared ? 'over-next' : 'over-again')}</span>
      </button>
      <ListenToThis key={heard.join()} words={heard} />
    </ShortPage>
  );
}
