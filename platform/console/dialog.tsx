import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

/** A question or form over the page. Esc cancels; the focus goes back to where it was. */
export function Dialog({ title, cancel, children }: { title: string; cancel: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before the element goes: only a closing dialog gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="card dialog" aria-labelledby={id} onCancel={cancel}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
