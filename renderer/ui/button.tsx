import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon } from './icon.tsx';
import { Spinner } from './progress.tsx';
import { Tooltip } from './tooltip.tsx';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing to do next; `quiet`: without a border, as in toolbars; `danger`: destroys something. */
  kind?: 'primary' | 'normal' | 'quiet' | 'danger' | 'link';
  icon?: string;
  /** Shows a spinner and takes no clicks. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = 'normal', icon, busy = false, className = '', children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button button-${kind} ${className}`}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <Spinner /> : icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'title'> {
  icon: string;
  /** The name for screen readers, shown as the tooltip. */
  label: string;
  /** Keys that do the same, shown in the tooltip, e.g. `Ctrl+S`. */
  keys?: string;
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button of one icon. Its label is its name and its tooltip. */
export function IconButton({ icon, label, keys, pressed, className = '', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={keys ? `${label} (${keys})` : label}>
      <button type="button" className={`icon-button ${className}`} aria-label={label} aria-pressed={pressed} {...rest}>
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
