import { useText } from '#app/i18n/text.tsx';
import { PlainPage } from './PlainPage.tsx';

/** On a plain http address a browser has no cryptography, so nothing could be kept safe: nobody is let answer there. */
export function Insecure() {
  const text = useText('ui');
  return (
    <PlainPage title={text('insecure-title')}>
      <p>{text('insecure')}</p>
      <p>{text('insecure-next')}</p>
    </PlainPage>
  );
}
