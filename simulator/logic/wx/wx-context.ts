import type { AppInstance } from '../app-instance.ts';
import type { Bridge } from '../bridge.ts';
import type { Fonts } from '../canvas/fonts.ts';
import type { Graphics } from '../canvas/graphics.ts';
import type { ContextTag } from '../contexts/context-methods.ts';
import type { FileSystem } from '../files/file-system.ts';
import type { IntersectionObserver, IntersectionOptions } from '../intersection-observer.ts';
import type { WorkerPowers } from '../logic-scope.ts';
import type { LogicState } from '../logic-state.ts';
import type { PageStack } from '../pages/page-stack.ts';
import type { Routes } from '../pages/routes.ts';
import type { PerformanceEntries } from '../performance-entries.ts';
import type { SelectorQuery } from '../selector-query.ts';
import type { Storage } from '../storage.ts';

/** What the APIs stand on. */
export interface WxContext {
  state: LogicState;
  bridge: Bridge;
  /** Of the browser that shows the pages. */
  userAgent: string;
  app: AppInstance;
  pages: PageStack;
  routes: Routes;
  graphics: Graphics;
  fonts: Fonts;
  /** Objects that act on a component: the one with an id, or the only one of its kind. */
  contexts: {
    byId(tag: ContextTag, id: unknown, component: unknown): Record<string, unknown>;
    single(tag: ContextTag): Record<string, unknown>;
  };
  performance: PerformanceEntries;
  /** The console of the app. */
  console(): Console;
  storage(): Storage;
  files: FileSystem;
  /** Paths of what the program saved to the simulator's album. */
  album: string[];
  powers: WorkerPowers;
  /** Runs app code and reports what it throws. */
  guard(name: string, task: () => unknown): unknown;
  createSelectorQuery(): SelectorQuery;
  createIntersectionObserver(component: unknown, options: IntersectionOptions): IntersectionObserver;
  reportMissing(name: string): void;
}

/** Members of the app's API object, by name. */
export type ApiMembers = Record<string, unknown>;
