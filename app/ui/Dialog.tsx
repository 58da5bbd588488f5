import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useText } from '#app/i18n/text.tsx';
import { Button } from './Button.tsx';
import './dialog.css';

interface Props {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A dialog over the page: takes the focus and gives it back, closes with Escape or a press beside it, and the page
 * behind it is out of reach. The browser does all of that, so it is there without a network and before anything else is.
 */
export function Dialog({ isOpen, ...others }: Props) {
  return isOpen ? <OpenDialog {...others} /> : null;
}

function OpenDialog({ title, onClose, children }: Omit<Props, 'isOpen'>) {
  const text = useText('ui');
  const heading = useId();
  const ground = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ground.current;
    dialog?.showModal();
    // On the dialog itself, not on its first button: a screen reader then begins with the title.
    dialog?.focus();
    // Closed while it is still in the page: then the browser gives the focus back.
    return () => dialog?.close();
  }, []);

  return (
    <dialog ref={ground} className="dialog" tabIndex={-1} closedby="any" aria-labelledby={heading} onClose={onClose}>
      <div className="dialog-inside">
        <div className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <Button onClick={onClose}>{text('close')}</Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
