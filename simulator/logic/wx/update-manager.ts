import { Listeners } from './listeners.ts';
import type { WxContext } from './wx-context.ts';

/**
 * The one update manager of the program. A start that simulates an update finds one and has it ready at once; while the program
 * runs, its host may find one (`updateReady`).
 */
export function createUpdateManager(context: WxContext): () => Record<string, unknown> {
  let hasUpdate = context.state.update;
  const later = (run: () => void): void => void setTimeout(run);
  const checked = new Listeners(context, 'onCheckForUpdate', () => later(() => checked.emit({ hasUpdate })));
  const ready = new Listeners(context, 'onUpdateReady', () => {
    if (hasUpdate) later(() => ready.emit());
  });
  const failed = new Listeners(context, 'onUpdateFailed');
  context.bridge.onHostEvent('updateReady', () => {
    hasUpdate = true;
    checked.emit({ hasUpdate });
    ready.emit();
  });
  const manager = {
    onCheckForUpdate: checked.on,
    onUpdateReady: ready.on,
    onUpdateFailed: failed.on,
    /** Starts the program again as the new version; without one it does nothing. */
    applyUpdate: (): void => {
      if (hasUpdate) context.bridge.notify('applyUpdate', {});
    },
  };
  return () => manager;
}
