import { screens } from '#server/contracts/screens.ts';
import { useText } from '#app/i18n/text.tsx';
import { LinkButton } from './Button.tsx';
import { PlainPage } from './PlainPage.tsx';

/** For an address that is none of ours. */
export function NotFound() {
  const text = useText('ui');
  return (
    <PlainPage title={text('not-found-title')}>
      <p>{text('not-found')}</p>
      <p>{text('not-found-next')}</p>
      <p>
        <LinkButton kind="primary" href={screens.home}>
          {text('home')}
        </LinkButton>
      </p>
    </PlainPage>
  );
}
