import * as glassEasel from 'glass-easel';
import { component as adapterComponent } from 'glass-easel-miniprogram-adapter';
import { keyframeSteps } from './animation.ts';
import { ViewElement } from './backend/view-element.ts';
import { componentBehind, contextOf, selectInside } from './component-node.ts';
import type { IntersectionOptions } from './intersection-observer.ts';
import { type PageServices, pageServices } from './page-services.ts';
import { checkSetDataSize, setDataWarning } from './set-data-size.ts';
import { listenToUpdates, measureUpdate } from './update-listeners.ts';
import { utf8Length } from './utf8-length.ts';

type Members = Record<string, (this: object, ...args: never[]) => unknown>;

let installed = false;

const nodeIds = new WeakMap<object, string>();
let lastNode = 0;

function nodeIdOf(instance: object): string {
  let id = nodeIds.get(instance);
  if (id === undefined) {
    lastNode += 1;
    id = lastNode.toString(16).padStart(8, '0');
    nodeIds.set(instance, id);
  }
  return id;
}

const passiveEvents = new WeakMap<object, object>();

const needsSkyline = (name: string): string =>
  `${name} has no effect: it needs the Skyline renderer, and the simulator renders pages as a web view does.`;

function servicesOf(instance: unknown): PageServices | undefined {
  const component = componentBehind(instance);
  return component && pageServices(contextOf(component));
}

function jsonBytes(value: unknown): number {
  try {
    return utf8Length(JSON.stringify(value) ?? '');
  } catch {
    return 0;
  }
}

/**
 * Gives every page and component instance what the adapter leaves out (`animate`, `getTabBar`, ...), and measures
 * `setData`. Installed once a thread; acts on the page that the instance stands on.
 */
export function installComponentMembers(): void {
  if (installed) return;
  installed = true;
  const prototype = adapterComponent.ComponentCaller.prototype as unknown as Members;
  const setData = prototype['setData'] as unknown as (this: object, data: object, callback?: () => void) => void;
  const hasBehavior = prototype['hasBehavior'] as unknown as (this: object, behavior: unknown) => boolean;
  const triggerEvent = prototype['triggerEvent'] as unknown as (this: object, name: string, detail: unknown, options: object) => void;

  const members: Members = {
    setData(data: Record<string, unknown> | undefined, callback?: () => void): void {
      if (!data || typeof data !== 'object') return;
      const component = componentBehind(this);
      const context = component && contextOf(component);
      const services = pageServices(context);
      const done = typeof callback === 'function' ? callback : undefined;
      const isLive = context !== undefined && !context.isDead;
      const start = performance.now();
      const valid = withoutUndefined(data, services);
      checkSetDataSize((this as { is?: string }).is ?? '', withoutPure(component, valid));
      measureUpdate(this, Object.keys(valid), () => setData.call(this, valid, isLive ? done : undefined));
      // Nothing will be painted on a closed page: the callback runs all the same.
      if (done && !isLive) queueMicrotask(() => glassEasel.safeCallback('SetData Callback', done, this, [], component));
      const ms = performance.now() - start;
      if (!services) return;
      // The figures are worth no part of the time that they measure: they follow when the change is on the screen.
      const figures = { component: (this as { is?: string }).is ?? '', ms, keys: Object.keys(data) };
      context?.render(() => {
        const bytes = jsonBytes(withoutPure(component, data));
        const warning = setDataWarning(figures.component, bytes);
        if (warning !== undefined) services.warn(warning);
        services.onSetData({ ...figures, bytes });
      });
    },
    triggerEvent(name: string, detail?: unknown, options?: object): void {
      triggerEvent.call(this, name, detail ?? {}, options ?? {});
    },
    createSelectorQuery(): unknown {
      return servicesOf(this)?.createSelectorQuery(this);
    },
    createIntersectionObserver(options?: IntersectionOptions): unknown {
      return servicesOf(this)?.createIntersectionObserver(this, options ?? {});
    },
    animate(selector: string, keyframes: Record<string, unknown>[], duration: number, callback?: () => void): void {
      setAnimation(this, selector, keyframeSteps(keyframes ?? [], Number(duration) || 0));
      if (typeof callback === 'function') setTimeout(() => callback.call(this), Number(duration) || 0);
    },
    clearAnimation(selector: string, options?: Record<string, unknown> | (() => void), callback?: () => void): void {
      const only = typeof options === 'object' && options !== null ? Object.keys(options).filter((name) => options[name]) : undefined;
      setAnimation(this, selector, { actions: [], clear: only ?? true });
      const done = typeof options === 'function' ? options : callback;
      if (typeof done === 'function') setTimeout(() => done.call(this), 0);
    },
    getTabBar(): unknown {
      return servicesOf(this)?.tabBar();
    },
    getPageId(): unknown {
      const page = servicesOf(this);
      return page && `pageId:${page.pageId}`;
    },
    hasMixin(): boolean {
      return false;
    },
    /** Takes what is no behavior as one that the component does not have. */
    hasBehavior(behavior: unknown): boolean {
      const known = typeof behavior === 'object' && behavior !== null && '_$' in behavior;
      return known && (hasBehavior.call(this, behavior) as boolean);
    },
    setUpdatePerformanceListener(options?: { withDataPaths?: boolean } | null, listener?: unknown): void {
      listenToUpdates(this, options?.withDataPaths === true, listener);
    },
    getPassiveEvent(callback?: (config: object) => void): void {
      if (typeof callback === 'function') queueMicrotask(() => callback.call(this, passiveEvents.get(this) ?? {}));
    },
    /** Touches are passive in this simulator wherever the template binds no `catch`: the setting is kept, and changes nothing. */
    setPassiveEvent(config?: object): void {
      passiveEvents.set(this, { ...passiveEvents.get(this), ...config });
    },
    /** Pages are never shown from a cache of an earlier run. */
    setInitialRenderingCache(): void {},
    getAppBar(): unknown {
      return undefined;
    },
    applyAnimatedStyle(): void {
      servicesOf(this)?.warn(needsSkyline('applyAnimatedStyle'));
    },
    clearAnimatedStyle(): void {
      servicesOf(this)?.warn(needsSkyline('clearAnimatedStyle'));
    },
  };
  // Libraries set components as data: the engine's own part of one would be copied with all of its page.
  Object.defineProperty(prototype, '_$', {
    configurable: true,
    set(this: object, value: unknown) {
      Object.defineProperty(this, '_$', { value, writable: true, configurable: true, enumerable: false });
    },
  });
  // What phones do not document, and libraries read: the data, and numbers of the page and of the instance.
  const inside: Record<string, (this: object) => unknown> = {
    __data__(): unknown {
      return (this as { data?: unknown }).data;
    },
    __wxWebviewId__(): unknown {
      return servicesOf(this)?.pageId;
    },
    __wxExparserNodeId__(): string {
      return nodeIdOf(this);
    },
  };
  for (const [name, get] of Object.entries(inside)) {
    const set = function (this: object, value: unknown): void {
      Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: false });
    };
    Object.defineProperty(prototype, name, { get, set, configurable: true, enumerable: false });
  }
  // Which engine draws: libraries choose their template by it.
  for (const [name, value] of [...Object.entries(members), ['renderer', 'webview'] as const]) {
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

/** A phone leaves a field alone that is set to undefined, and warns of it. */
function withoutUndefined(data: Record<string, unknown>, services: PageServices | undefined): Record<string, unknown> {
  const invalid = Object.keys(data).filter((key) => data[key] === undefined);
  if (invalid.length === 0) return data;
  for (const key of invalid) services?.warn(`Setting data field "${key}" to undefined is invalid.`);
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** What of the data may be shown: pure fields are kept by the component alone, and may hold anything, components as well. */
function withoutPure(component: glassEasel.GeneralComponent | undefined, data: Record<string, unknown>): Record<string, unknown> {
  if (!component?.getComponentOptions().pureDataPattern) return data;
  return Object.fromEntries(Object.entries(data).filter(([path]) => !component.isInnerDataExcluded(path.split(/[.[]/, 1)[0] ?? '')));
}

function setAnimation(instance: object, selector: string, animation: unknown): void {
  const component = componentBehind(instance);
  if (!component) return;
  for (const element of selectInside(component, selector, true)) {
    const backend: unknown = element.getBackendElement();
    if (backend instanceof ViewElement) backend.setAttribute('animation', animation);
  }
}
