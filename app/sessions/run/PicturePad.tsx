import { joinLength, joinPictures, type JoinPicture, type JoinPictures } from '#server/contracts/join-code.ts';
import { formatList } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';

interface Props {
  chosen: readonly JoinPicture[];
  onChange(chosen: readonly JoinPicture[]): void;
  onJoin(pictures: JoinPictures): void;
}

/** Four pictures are tapped, in the order in which they stand on the poster: by touch, keyboard, switch or screen reader. */
export function PicturePad({ chosen, onChange, onJoin }: Props) {
  const say = useText('kiosk');
  const name = useText('codes');
  const { tag } = useLanguage();
  const whole = chosen.length === joinLength;
  const said = chosen.length === 0 ? say('join-none') : say('join-chosen', { list: formatList(tag, chosen.map((picture) => name(picture))) });
  return (
    <div className="join">
      <div className="join-chosen">
        <p role="status">{said}</p>
        <ol aria-hidden="true">
          {Array.from({ length: joinLength }, (_, place) => (
            <li key={place}>{chosen[place] === undefined ? null : <Picture concept={chosen[place] as string} />}</li>
          ))}
        </ol>
        <div className="actions">
          <Button disabled={chosen.length === 0} onClick={() => onChange(chosen.slice(0, -1))}>
            {say('join-undo')}
          </Button>
          <Button kind="primary" disabled={!whole} onClick={() => onJoin([...chosen])}>
            {say('join-go')}
          </Button>
        </div>
      </div>
      <ul className="join-pad">
        {joinPictures.map((picture) => (
          <li key={picture}>
            <button type="button" data-picture={picture} disabled={whole || chosen.includes(picture)} onClick={() => onChange([...chosen, picture])}>
              <Picture concept={picture as string} />
              <span>{name(picture)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
