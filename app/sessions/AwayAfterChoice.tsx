import { useText } from '#app/i18n/text.tsx';
import { awayAfter, type AwayAfter } from '#app/store/share-device.ts';

/** After how long the device asks whether somebody is there. For people who use a switch it can be long, or never. */
export function AwayAfterChoice({ chosen, onChoose }: { chosen: AwayAfter; onChoose(minutes: AwayAfter): void }) {
  const say = useText('sessions');
  return (
    <fieldset className="share-part">
      <legend>{say('idle-title')}</legend>
      <p className="hint">{say('idle-hint')}</p>
      <div className="cards">
        {awayAfter.map((minutes) => (
          <label key={minutes ?? 'never'} className="card">
            <input type="radio" name="away-after" value={minutes ?? 'never'} autoComplete="off" checked={minutes === chosen} onChange={() => onChoose(minutes)} />
            <span>{minutes === null ? say('idle-never') : say('idle-minutes', { count: minutes })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
