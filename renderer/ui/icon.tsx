interface IconProps {
  /** A codicon's name without its prefix, e.g. `close`. */
  name: string;
  className?: string;
  /** Says what the icon means where no text beside it does. */
  label?: string;
}

/** A codicon at 16 px. Hidden from screen readers unless it has a label. */
export function Icon({ name, className = '', label }: IconProps) {
  const classes = `codicon codicon-${name} ${className}`;
  return label ? <span className={classes} role="img" aria-label={label} /> : <span className={classes} aria-hidden="true" />;
}
