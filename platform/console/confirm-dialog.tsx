import { useId, useLayoutEffect, useRef } from 'react';
import { t } from './console-texts.ts';

interface ConfirmDialogProps {
  title: string;
  text: string;
  /** The word on the button that does it. */
  action: string;
  confirm: () => void;
  cancel: () => void;
}

/** Asks before something that takes effect at once. Esc cancels; the focus goes back to where it was. */
export function ConfirmDialog({ title, text, action, confirm, cancel }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before the element goes: only a closing dialog gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="card dialog" aria-labelledby={`${id}title`} aria-describedby={`${id}text`} onCancel={cancel}>
      <h2 id={`${id}title`}>{title}</h2>
      <p id={`${id}text`}>{text}</p>
      <div className="dialog-buttons">
        <button type="button" onClick={cancel}>
          {t.cancel}
        </button>
        <button type="button" className="danger" onClick={confirm}>
          {action}
        </button>
      </div>
    </dialog>
  );
}
