/** One figure, in the form that `wx.getPerformance()` gives. Times are milliseconds since the epoch. */
export interface PerformanceEntry {
  entryType: 'navigation' | 'render' | 'script' | 'loadPackage';
  name: string;
  startTime: number;
  duration?: number;
  [field: string]: unknown;
}

type Listener = (list: EntryList) => void;

/** How many figures are kept where the app sets no other number, as on a phone. */
const BUFFER_SIZE = 30;

/** What an observer is called with. */
class EntryList {
  constructor(private readonly entries: readonly PerformanceEntry[]) {}

  getEntries(): PerformanceEntry[] {
    return [...this.entries];
  }

  getEntriesByType(type: string): PerformanceEntry[] {
    return this.entries.filter(({ entryType }) => entryType === type);
  }

  getEntriesByName(name: string, type?: string): PerformanceEntry[] {
    return this.entries.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type));
  }
}

/** What is measured while the app runs: the latest figures, and who waits for the next ones. */
export class PerformanceEntries {
  private buffer: PerformanceEntry[] = [];
  private size = BUFFER_SIZE;
  private readonly observers = new Map<object, { types: ReadonlySet<string>; listener: Listener }>();

  constructor(private readonly guard: (name: string, task: () => unknown) => unknown) {}

  add(entry: PerformanceEntry): void {
    this.buffer.push(entry);
    this.trim();
    for (const { types, listener } of [...this.observers.values()]) {
      if (types.has(entry.entryType)) this.guard('PerformanceObserver callback', () => listener(new EntryList([entry])));
    }
  }

  /** `milliseconds` is a reading of `performance.now()`. */
  static sinceEpoch(milliseconds: number): number {
    return performance.timeOrigin + milliseconds;
  }

  /** The object that `wx.getPerformance()` gives. */
  tools(): object {
    const list = (): EntryList => new EntryList(this.buffer);
    return {
      getEntries: () => list().getEntries(),
      getEntriesByName: (name: string, type?: string) => list().getEntriesByName(name, type),
      getEntriesByType: (type: string) => list().getEntriesByType(type),
      setBufferSize: (size: unknown): void => {
        this.size = Math.max(0, Math.floor(Number(size)) || 0);
        this.trim();
      },
      createObserver: (listener: unknown) => this.createObserver(listener),
    };
  }

  private trim(): void {
    this.buffer = this.size === 0 ? [] : this.buffer.slice(-this.size);
  }

  private createObserver(listener: unknown): object {
    const observer = {
      supportedEntryTypes: ['navigation', 'render', 'script'],
      observe: (options?: { type?: unknown; entryTypes?: unknown }): void => {
        const types = Array.isArray(options?.entryTypes) ? options.entryTypes.map(String) : [String(options?.type)];
        if (typeof listener === 'function') this.observers.set(observer, { types: new Set(types), listener: listener as Listener });
      },
      disconnect: (): void => void this.observers.delete(observer),
    };
    return observer;
  }
}
