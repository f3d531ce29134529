import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export type NoticeKind = 'info' | 'ok' | 'warning' | 'error';

const ICONS: Record<NoticeKind, string> = { info: 'info', ok: 'check', warning: 'warning', error: 'error' };

/** A sentence in place, with what can be done about it. Errors are announced at once. */
export function Notice({ kind = 'info', children, actions }: { kind?: NoticeKind; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} />
      <div className="notice-text">{children}</div>
      {actions ? <div className="notice-actions">{actions}</div> : null}
    </div>
  );
}
