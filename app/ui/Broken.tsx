import { useText } from '#app/i18n/text.tsx';
import { Button } from './Button.tsx';
import { PlainPage } from './PlainPage.tsx';

/** What is shown where a screen of ours failed. It promises nothing but what the store has already done. */
export function Broken() {
  const text = useText('ui');
  return (
    <PlainPage title={text('broken-title')}>
      <p>{text('broken')}</p>
      <p>{text('broken-next')}</p>
      <p>
        <Button kind="primary" onClick={() => location.reload()}>
          {text('try-again')}
        </Button>
      </p>
    </PlainPage>
  );
}
