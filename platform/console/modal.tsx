import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { t } from './console-texts.ts';
import { Icon } from './parts.tsx';

interface ModalProps {
  title: string;
  /** Also what a screen reader says on opening. */
  text?: ReactNode;
  wide?: boolean;
  close: () => void;
  children?: ReactNode;
}

/** A dialog over the page. Esc and the cross close it; the focus goes back to where it was. */
export function Modal({ title, text, wide, close, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  // Before the element goes: only a closing dialog gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // The browser would begin with the cross.
    body.current?.querySelector<HTMLElement>(':is(input, select, textarea, button, a):not(:disabled, .unseen)')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`card dialog${wide ? ' wide' : ''}`}
      aria-labelledby={`${id}title`}
      aria-describedby={text ? `${id}text` : undefined}
      onCancel={(event) => {
        // React decides whether it is shown.
        event.preventDefault();
        close();
      }}
    >
      <div className="dialog-head">
        <h2 id={`${id}title`}>{title}</h2>
        <button type="button" className="quiet icon-button" aria-label={t.close} title={t.close} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {text && <p id={`${id}text`}>{text}</p>}
      <div ref={body}>{children}</div>
    </dialog>
  );
}
