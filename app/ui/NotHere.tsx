import { useText } from '#app/i18n/text.tsx';
import { Button } from './Button.tsx';
import { PlainPage } from './PlainPage.tsx';

/** For a screen whose code is not on this device and could not be fetched. */
export function NotHere() {
  const text = useText('ui');
  return (
    <PlainPage title={text('problem')}>
      <p>{text(navigator.onLine ? 'broken' : 'offline-none')}</p>
      <p>
        <Button kind="primary" onClick={() => location.reload()}>
          {text('try-again')}
        </Button>
      </p>
    </PlainPage>
  );
}
