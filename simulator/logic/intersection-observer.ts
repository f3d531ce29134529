import { componentBehind, contextOf, selectAcross, viewIdOf } from './component-node.ts';

type Margins = Record<string, number>;
type Listener = (entry: Record<string, unknown>) => void;

export interface IntersectionOptions {
  thresholds?: number[];
  initialRatio?: number;
  observeAll?: boolean;
}

export interface IntersectionHost {
  currentPage(): unknown;
  guard(name: string, task: () => void): void;
}

/** `wx.createIntersectionObserver()`: the view watches, changes arrive one by one. */
export class IntersectionObserver {
  private readonly references: { selector: string | null; margins: Margins }[] = [];
  private stops: (() => void)[] = [];

  constructor(
    private readonly host: IntersectionHost,
    private readonly component: unknown,
    private readonly options: IntersectionOptions,
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.references.push({ selector, margins });
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.references.push({ selector: null, margins });
    return this;
  }

  observe(selector: string, listener: Listener): void {
    const component = componentBehind(this.component ?? this.host.currentPage());
    const context = component && contextOf(component);
    if (!component || !context) return;
    const thresholds = this.options.thresholds ?? [0];
    const references = this.references.length > 0 ? this.references : [{ selector: null, margins: {} }];
    const relative = references.flatMap(({ selector: reference, margins }) => {
      if (reference === null) return [{ element: 0, margins }];
      return selectAcross(component, reference, false).map((element) => ({ element: viewIdOf(element), margins }));
    });
    for (const target of selectAcross(component, selector, this.options.observeAll === true)) {
      const element = viewIdOf(target);
      if (element === 0) continue;
      let first = true;
      const stop = context.observe({ kind: 'observe', element, relative, thresholds }, (entry) => {
        const ratio = Number(entry['intersectionRatio'] ?? 0);
        const isInitial = first && !crosses(thresholds, this.options.initialRatio ?? 0, ratio);
        first = false;
        if (isInitial) return;
        const known = { id: target.id, dataset: target.dataset ?? {} };
        this.host.guard('IntersectionObserver callback', () => listener({ ...entry, ...known }));
      });
      this.stops.push(stop);
    }
  }

  disconnect(): void {
    const stops = this.stops;
    this.stops = [];
    for (const stop of stops) stop();
  }
}

/** Whether a change from one ratio to another passes a threshold; being there from the start is no change. */
function crosses(thresholds: readonly number[], from: number, to: number): boolean {
  if (from === to) return false;
  return thresholds.some((threshold) => (from - threshold) * (to - threshold) <= 0);
}
