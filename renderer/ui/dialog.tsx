import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { defineTexts, useTexts } from '../i18n.ts';
import { IconButton } from './button.tsx';

const texts = defineTexts({ en: { close: 'Close' }, es: { close: 'Cerrar' }, 'zh-CN': { close: '关闭' } });

const CONTROLS = ['input', 'button:not(.button-link)', 'textarea', '[tabindex="0"]']
  .map((control) => `.dialog-body ${control}:not(:disabled)`)
  .join(',');

/**
 * What the dialog is for comes first, not the close button: the first control of the content, else the main button.
 * What looks like a link leads elsewhere.
 * In a text field the whole text is selected, so that typing replaces what is suggested there.
 */
function firstControl(popup: HTMLElement | null): HTMLElement | null {
  const control = popup?.querySelector<HTMLElement>(CONTROLS);
  if (control instanceof HTMLInputElement) control.select();
  return control ?? [...(popup?.querySelectorAll<HTMLElement>('.dialog-foot button:not(:disabled)') ?? [])].at(-1) ?? null;
}

export interface DialogProps {
  title: string;
  /** One plain sentence under the title, read to screen readers as the description. */
  description?: ReactNode;
  /** Escape, the close button or a click outside. */
  onClose: () => void;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  width?: number;
  children?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  /** Which of several views the dialog shows. When it changes, the focus goes to the new view's first control. */
  step?: string;
  /** False while something runs that closing would hide. */
  dismissible?: boolean;
}

/** A modal dialog; mounted means open. Focus goes in, stays in, and returns to where it was. */
export function Dialog({
  title,
  description,
  onClose,
  actions,
  width = 480,
  children,
  initialFocus,
  step,
  dismissible = true,
}: DialogProps) {
  const t = useTexts(texts);
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    firstControl(content.current)?.focus();
  }, [step]);
  return (
    <Base.Root open onOpenChange={(open) => !open && dismissible && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup
          className="dialog"
          style={{ width }}
          initialFocus={initialFocus ?? (() => firstControl(content.current) ?? true)}
          ref={content}
        >
          <header className="dialog-head">
            <Base.Title className="dialog-title">{title}</Base.Title>
            {dismissible && <IconButton icon="close" label={t.close} onClick={onClose} />}
          </header>
          <div className="dialog-body">
            {description ? <Base.Description className="dialog-description">{description}</Base.Description> : null}
            {children}
          </div>
          {actions ? <footer className="dialog-foot">{actions}</footer> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
