import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n.ts';
import { Button } from '../../ui/index.ts';
import { previewTexts } from './preview-texts.ts';

/** `m:ss` of a number of milliseconds, rounded up. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Time left until the ticket expires, and the way to a new one. `onExpire` is called once. */
export function Countdown({ expiresAt, onRefresh, onExpire }: { expiresAt: number; onRefresh: () => void; onExpire: () => void }) {
  const t = useTexts(previewTexts);
  const [left, setLeft] = useState(() => expiresAt - Date.now());
  useEffect(() => {
    const tick = (): void => {
      const rest = expiresAt - Date.now();
      setLeft(rest);
      if (rest > 0) return;
      clearInterval(timer);
      onExpire();
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [expiresAt, onExpire]);
  return (
    <p className="preview-countdown">
      <span role="timer">{left > 0 ? t.expiresIn(formatCountdown(left)) : t.expired}</span>
      {' · '}
      <Button kind="link" onClick={onRefresh}>
        {t.refresh}
      </Button>
    </p>
  );
}
