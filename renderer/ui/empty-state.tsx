import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** What stands where there is nothing yet: what this place is for and what to do next. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
}: {
  icon?: string;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="empty">
      {icon ? <Icon name={icon} className="empty-icon" /> : null}
      <p className="empty-title">{title}</p>
      {children ? <div className="empty-text">{children}</div> : null}
      {actions ? <div className="empty-actions">{actions}</div> : null}
    </div>
  );
}
