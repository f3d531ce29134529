import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { d } from './development/development-texts.ts';
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
  const id = useId();
  // Before the element goes: only a closing dialog gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`card dialog modal${wide ? ' wide' : ''}`}
      aria-labelledby={`${id}title`}
      aria-describedby={text ? `${id}text` : undefined}
      onCancel={(event) => {
        // React decides whether it is shown.
        event.preventDefault();
        close();
      }}
    >
      <div className="modal-head">
        <h2 id={`${id}title`}>{title}</h2>
        <button type="button" className="quiet icon-button" aria-label={d.close} title={d.close} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {text && <p id={`${id}text`}>{text}</p>}
      {children}
    </dialog>
  );
}
