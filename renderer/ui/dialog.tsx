import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, type RefObject, useRef } from 'react';
import { defineTexts, useTexts } from '../i18n.ts';
import { IconButton } from './button.tsx';

const texts = defineTexts({ en: { close: 'Close' }, es: { close: 'Cerrar' }, 'zh-CN': { close: '关闭' } });

const CONTROLS = ['.dialog-body', '.dialog-foot']
  .flatMap((part) => ['input', 'button', 'textarea', '[tabindex="0"]'].map((control) => `${part} ${control}:not(:disabled)`))
  .join(',');

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
  /** False while something runs that closing would hide. */
  dismissible?: boolean;
}

/** A modal dialog; mounted means open. Focus goes in, stays in, and returns to where it was. */
export function Dialog({ title, description, onClose, actions, width = 480, children, initialFocus, dismissible = true }: DialogProps) {
  const t = useTexts(texts);
  const content = useRef<HTMLDivElement>(null);
  // The first control of the content, not the close button: what the dialog is for comes first.
  const firstControl = (): HTMLElement | true => content.current?.querySelector<HTMLElement>(CONTROLS) ?? true;
  return (
    <Base.Root open onOpenChange={(open) => !open && dismissible && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className="dialog" style={{ width }} initialFocus={initialFocus ?? firstControl} ref={content}>
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
