import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

export interface PopoverProps {
  /** The button that opens it; it must pass its props on and have a name. */
  trigger: ReactElement<Record<string, unknown>>;
  title: string;
  /** Beside the title. */
  actions?: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** A small window at the button that opens it. The focus goes in and returns; Escape and a click elsewhere close it. */
export function Popover({ trigger, title, actions, open, onOpenChange, children }: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="layer-menu" sideOffset={6} align="end">
          <Base.Popup className="popover">
            <header className="popover-head">
              <Base.Title className="popover-title">{title}</Base.Title>
              {actions}
            </header>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
