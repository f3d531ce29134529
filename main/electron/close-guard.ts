/** What the guard needs of a window. */
export interface GuardedWindow {
  /** Tells the page that the user wants to close; false when there is no page that could hear it. */
  ask(): boolean;
  /** Resolves true once the page's thread did something, false when it did nothing for a while. */
  isAlive(): Promise<boolean>;
  /** Asks the user whether to go on waiting for a window that does not answer. */
  waitOrClose(): Promise<'wait' | 'close'>;
  /** Ends the window without asking. */
  destroy(): void;
}

/**
 * Decides about a wish to close: the renderer, which may hold unsaved text, is asked and closes the window itself by
 * `app.close`. A renderer that is gone cannot object; one that hangs leaves the choice to the user, whose text is safe in
 * drafts either way. Returns the function to be called with each wish.
 */
export function createCloseGuard(window: GuardedWindow): () => Promise<void> {
  let watching = false;
  return async () => {
    if (!window.ask()) return window.destroy();
    if (watching) return;
    watching = true;
    try {
      while (!(await window.isAlive())) {
        if ((await window.waitOrClose()) === 'close') return window.destroy();
      }
    } finally {
      watching = false;
    }
  };
}
