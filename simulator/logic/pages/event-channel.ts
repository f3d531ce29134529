type Listener = (...args: unknown[]) => void;

/** The channel between a page and the page it opened (`navigateTo` with `events`). */
export class EventChannel {
  private readonly listeners = new Map<string, { listener: Listener; once: boolean }[]>();

  emit(name: string, ...args: unknown[]): void {
    for (const entry of [...(this.listeners.get(name) ?? [])]) {
      if (entry.once) this.off(name, entry.listener);
      entry.listener(...args);
    }
  }

  on(name: string, listener: Listener): void {
    this.add(name, listener, false);
  }

  once(name: string, listener: Listener): void {
    this.add(name, listener, true);
  }

  off(name: string, listener?: Listener): void {
    if (!listener) this.listeners.delete(name);
    else {
      const left = (this.listeners.get(name) ?? []).filter((entry) => entry.listener !== listener);
      this.listeners.set(name, left);
    }
  }

  private add(name: string, listener: Listener, once: boolean): void {
    if (typeof listener !== 'function') return;
    const entries = this.listeners.get(name) ?? [];
    entries.push({ listener, once });
    this.listeners.set(name, entries);
  }
}

/** Two ends: what one emits, the other hears. */
export function channelPair(): { opener: EventChannel; opened: EventChannel } {
  const opener = new EventChannel();
  const opened = new EventChannel();
  const toOpened = opened.emit.bind(opened);
  const toOpener = opener.emit.bind(opener);
  opener.emit = toOpened;
  opened.emit = toOpener;
  return { opener, opened };
}
