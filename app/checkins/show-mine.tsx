import { Suspense } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { isOwnPicture } from '#app/store/own-picture-key.ts';
import type { Mine } from '#app/store/mine.ts';
import '#app/surveys/making/making.css';
import '#app/surveys/making/own.css';
import { Play } from '#app/surveys/making/Play.tsx';
import { useAddress } from '#app/surveys/making/use-address.ts';
import { WithMakersTexts } from '#app/surveys/making/with-makers.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import type { Show } from './PlanSheet.tsx';

function Made({ kind, content }: Mine) {
  const say = useText('makers');
  const address = useAddress(content);
  if (kind === 'sound')
    return (
      <div className="plan-made">
        <p className="plan-item">
          <Picture concept="record" />
          <span className="plan-text">{say('plan-sound')}</span>
        </p>
        {/* Paper has no sound. */}
        <div className="tools no-print">
          <Play content={content} />
        </div>
      </div>
    );
  return address === undefined ? null : <img className="plan-made" src={address} alt={say(`plan-${kind}`)} />;
}

/** A picture in place of a symbol: the words beside it say what it is. */
function Own({ content }: Mine) {
  const address = useAddress(content);
  return address === undefined ? null : <img className="picture" src={address} alt="" />;
}

/** Shows what lies beside a plan. Fetched only by plans that have something. */
export const showing =
  (mine: readonly Mine[]): Show =>
  (at) => {
    const thing = mine.find((each) => each.at === at);
    if (thing === undefined) return undefined;
    if (isOwnPicture(at)) return <Own {...thing} />;
    return (
      <Suspense>
        <WithMakersTexts>
          <Made {...thing} />
        </WithMakersTexts>
      </Suspense>
    );
  };
