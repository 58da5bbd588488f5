import type { RoundsKept } from '#server/contracts/rounds-kept.ts';
import type { RoundsApi } from '#app/api/rounds.ts';
import { TroubleSaid } from '#app/desk/TroubleSaid.tsx';
import { useAsking } from '#app/desk/use-asking.ts';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { PauseForm } from './PauseForm.tsx';

/** All rounds of the area at once: that they are paused, and for an administrator the pause and its end. */
export function PauseAll({ api, kept, onChanged }: { api: RoundsApi; kept: RoundsKept; onChanged(): void }) {
  const say = useText('rounds');
  const { tag } = useLanguage();
  const { ask, trouble } = useAsking();
  const { pause, may, area, today, rounds } = kept;
  if (pause === undefined && (!may.administer || rounds.length === 0)) return null;
  return (
    <section className="rounds-part" aria-labelledby="rounds-pause">
      <h2 id="rounds-pause">{say('pause-title')}</h2>
      <TroubleSaid trouble={trouble} />
      {pause === undefined ? (
        <PauseForm title={say('pause-all')} today={today} onPause={(said) => void ask(() => api.pauseAll(area.slug, said), onChanged)} />
      ) : (
        <Notice kind="danger" picture={<Picture concept="stop" />}>
          <p>
            <strong>{say('paused-all', { day: formatDay(tag, pause.until) })}</strong>
          </p>
          <p>{say(`pause-${pause.reason}`)}</p>
          {pause.words === '' ? null : <p dir="auto">{pause.words}</p>}
          {may.administer ? (
            <p>
              <Button onClick={() => void ask(() => api.goOnAll(area.slug), onChanged)}>{say('go-on-all')}</Button>
            </p>
          ) : null}
        </Notice>
      )}
    </section>
  );
}
