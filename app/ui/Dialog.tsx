import { lazy, Suspense, type ReactNode } from 'react';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

const load = () => import('./DialogPanel.tsx');
const DialogPanel = lazy(() => load().then((module) => ({ default: module.DialogPanel })));

/** Fetches the dialog before it is wanted, while the device is idle. */
export const readyDialog = (): void => {
  void load().catch(() => undefined);
};

/**
 * A dialog over the page: takes the focus and gives it back, closes with Escape, and the page behind it is
 * out of reach. Its code (React Aria) comes when the first dialog opens.
 */
export function Dialog(props: DialogProps) {
  return props.isOpen ? (
    <Suspense fallback={null}>
      <DialogPanel {...props} />
    </Suspense>
  ) : null;
}
