import { useState } from 'react';
import { formatDay } from '#app/i18n/format.ts';
import { useLanguage, useText } from '#app/i18n/text.tsx';
import { lossHere, lossSeen } from '#app/store/mark.ts';
import { Picture } from '#app/symbols/Picture.tsx';
import { Button } from '#app/ui/Button.tsx';
import { Notice } from '#app/ui/Notice.tsx';
import { useFetched } from '#app/ui/use-fetched.ts';

/** Says that the browser cleared this device, and what that cost, until somebody has read it. */
export function Lost() {
  const text = useText('device');
  const { tag } = useLanguage();
  const [seen, setSeen] = useState(false);
  const found = useFetched(() => lossHere());
  if (seen || found.state !== 'there' || found.value === undefined) return null;
  const { waiting, day } = found.value;
  const params = { day: formatDay(tag, day), count: waiting };
  return (
    <Notice kind={waiting === 0 ? 'note' : 'danger'} picture={<Picture concept="problem" />} live>
      <p>
        <strong>{text('lost-title')}</strong>
      </p>
      <p>{waiting === 0 ? text('lost-none', { day: params.day }) : text('lost', params)}</p>
      {waiting === 0 ? null : <p>{text('lost-next')}</p>}
      <p>
        <Button onClick={() => void lossSeen().then(() => setSeen(true))}>{text('lost-seen')}</Button>
      </p>
    </Notice>
  );
}
