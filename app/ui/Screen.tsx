import { Component, lazy, Suspense, type ReactNode } from 'react';
import { TextsProvider, type Texts } from '#app/i18n/text.tsx';

const Broken = lazy(() => import('./Broken.tsx').then((module) => ({ default: module.Broken })));

/** Keeps a fault in a screen from leaving a blank page. React reports the fault itself. */
class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Suspense fallback={null}>
        <Broken />
      </Suspense>
    );
  }
}

/** What every screen stands in: its texts, and a page that says so where it fails. */
export function Screen({ texts, children }: { texts: Texts; children: ReactNode }) {
  return (
    <TextsProvider value={texts}>
      <Boundary>{children}</Boundary>
    </TextsProvider>
  );
}
