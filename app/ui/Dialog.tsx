import { lazy, Suspense, type ReactNode } from 'react';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

const DialogPanel = lazy(() => import('./DialogPanel.tsx').then((module) => ({ default: module.DialogPanel })));

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
