import { Component, type ReactNode } from 'react';
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

/** Keeps a fault in a screen from leaving a blank page. React reports the fault itself. */
export class BrokenBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
