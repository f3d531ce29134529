import { create } from 'zustand';
import { defineTexts, useTexts } from '../i18n.ts';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import type { NoticeKind } from './notice.tsx';

const texts = defineTexts({
  en: { region: 'Notifications', dismiss: 'Dismiss' },
  es: { region: 'Notificaciones', dismiss: 'Descartar' },
  'zh-CN': { region: '通知', dismiss: '关闭通知' },
});

export interface Toast {
  message: string;
  kind?: NoticeKind;
  action?: { label: string; run: () => void };
  /** Milliseconds it stays; errors stay until they are dismissed. */
  stays?: number;
}

interface ShownToast extends Toast {
  id: number;
}

const useToasts = create<{ toasts: readonly ShownToast[] }>(() => ({ toasts: [] }));
const MOST = 4;
let last = 0;

/** Shows a short message in the corner. Returns a function that takes it away again. */
export function showToast(toast: Toast): () => void {
  last += 1;
  const id = last;
  const dismiss = (): void => useToasts.setState((state) => ({ toasts: state.toasts.filter((shown) => shown.id !== id) }));
  useToasts.setState((state) => ({ toasts: [...state.toasts, { ...toast, id }].slice(-MOST) }));
  const stays = toast.stays ?? (toast.kind === 'error' ? 0 : 8000);
  if (stays > 0) setTimeout(dismiss, stays);
  return dismiss;
}

const ICONS: Record<NoticeKind, string> = { info: 'info', ok: 'check', warning: 'warning', error: 'error' };

export function Toasts() {
  const t = useTexts(texts);
  const toasts = useToasts((state) => state.toasts);
  const dismiss = (id: number): void => useToasts.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
  return (
    <section className="toasts" aria-label={t.region}>
      {toasts.map(({ id, kind = 'info', message, action }) => (
        <div key={id} className={`toast notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
          <Icon name={ICONS[kind]} />
          <span className="toast-text">{message}</span>
          {action ? (
            <Button
              kind="link"
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          ) : null}
          <IconButton icon="close" label={t.dismiss} onClick={() => dismiss(id)} />
        </div>
      ))}
    </section>
  );
}
