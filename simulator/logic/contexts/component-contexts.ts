import type { ViewContext } from '../backend/view-context.ts';
import type { ViewElement } from '../backend/view-element.ts';
import { cancelFrame, requestFrame } from '../canvas/powers.ts';
import { componentBehind, contextOf, selectInside, viewIdOf } from '../component-node.ts';
import { isRecord } from '../wx/async-api.ts';
import { CONTEXT_METHODS, type ContextTag, hasContext } from './context-methods.ts';
import { callElement, type ElementContextHost, type ElementPlace, elementContext } from './element-context.ts';

export interface ComponentContextsHost extends ElementContextHost {
  /** The component that is looked into when the app names none: the page on top. */
  currentPage(): unknown;
}

const tagOf = (element: ViewElement | undefined): string => (element?.__wxElement as { is?: string } | undefined)?.is ?? '';

/** The objects of `wx.createVideoContext()` and its like. */
export class ComponentContexts {
  constructor(private readonly host: ComponentContextsHost) {}

  /** For the component with an id; `component` is what the app calls `this`. */
  byId(tag: ContextTag, id: unknown, component: unknown): Record<string, unknown> {
    const owner = component ?? this.host.currentPage();
    return this.#make(tag, () => {
      const inside = componentBehind(owner);
      const view = inside && contextOf(inside);
      const [found] = inside ? selectInside(inside, `#${String(id)}`, false) : [];
      return view && found ? { view, element: viewIdOf(found) } : undefined;
    });
  }

  /** For the one component of its kind on the page. */
  single(tag: ContextTag): Record<string, unknown> {
    const owner = this.host.currentPage();
    return this.#make(tag, () => {
      const inside = componentBehind(owner);
      const view = inside && contextOf(inside);
      const found = view?.find((element) => tagOf(element) === tag);
      return view && found ? { view, element: found.id } : undefined;
    });
  }

  /** For what a query found; undefined when the element has no such object. */
  at(view: ViewContext, element: number): Record<string, unknown> | undefined {
    const tag = tagOf(view.element(element));
    return hasContext(tag) ? this.#make(tag, () => ({ view, element })) : undefined;
  }

  isCanvas(view: ViewContext, element: number): boolean {
    return tagOf(view.element(element)) === 'canvas';
  }

  #make(tag: ContextTag, find: () => ElementPlace | undefined): Record<string, unknown> {
    const context = elementContext(CONTEXT_METHODS[tag], find, this.host);
    if (tag === 'map') this.#addMap(context);
    // Nothing renders by itself here.
    if (tag === 'live-pusher') context['onCustomRendererEvent'] = (): void => {};
    if (tag === 'camera') this.#addCamera(context, find);
    return context;
  }

  #addMap(context: Record<string, unknown>): void {
    // Nothing reports these events here: their causes (clusters, visual layers) are refused.
    context['on'] = (): void => {};
    for (const name of ['translateMarker', 'moveAlong']) {
      const move = context[name] as (options: Record<string, unknown>) => unknown;
      context[name] = (options: Record<string, unknown> = {}) => {
        const { animationEnd, success, duration = 1000 } = options;
        if (typeof animationEnd !== 'function') return move(options);
        const ended = (result: unknown): void => {
          if (typeof success === 'function') success(result);
          setTimeout(() => this.host.guard('animationEnd callback', () => animationEnd()), Number(duration) || 0);
        };
        return move({ ...options, success: ended });
      };
    }
  }

  #addCamera(context: Record<string, unknown>, find: () => ElementPlace | undefined): void {
    const start = context['startRecord'] as (options: Record<string, unknown>) => unknown;
    let limit: ReturnType<typeof setTimeout> | undefined;
    context['startRecord'] = (options: Record<string, unknown> = {}) => {
      const { timeoutCallback, timeout = 30 } = options;
      clearTimeout(limit);
      limit = setTimeout(
        () => {
          const stop = context['stopRecord'] as (given: object) => unknown;
          stop({ success: (result: unknown) => typeof timeoutCallback === 'function' && timeoutCallback(result) });
        },
        Math.min(300, Math.max(1, Number(timeout) || 30)) * 1000,
      );
      return start(options);
    };
    const stop = context['stopRecord'] as (options?: object) => unknown;
    context['stopRecord'] = (options?: object) => {
      clearTimeout(limit);
      return stop(options);
    };
    context['onCameraFrame'] = (callback: unknown) => this.#frames(callback, find);
  }

  /** A listener that asks for the next picture once it has taken one, so that a slow program is not overrun. */
  #frames(callback: unknown, find: () => ElementPlace | undefined): Record<string, unknown> {
    let frame: number | undefined;
    const turn = async (): Promise<void> => {
      const picture = await callElement(find(), 'cameraFrame', []).catch(() => undefined);
      if (frame === undefined) return;
      if (isRecord(picture) && typeof callback === 'function') this.host.guard('onCameraFrame callback', () => callback(picture));
      frame = requestFrame(() => void turn());
    };
    const tell = (options: unknown, name: string, errMsg: string): void => {
      const { success, complete } = isRecord(options) ? options : {};
      for (const heard of [success, complete])
        if (typeof heard === 'function') queueMicrotask(() => this.host.guard(name, () => heard({ errMsg })));
    };
    return {
      start: (options?: unknown) => {
        if (frame === undefined) frame = requestFrame(() => void turn());
        tell(options, 'CameraFrameListener.start callback', 'startCameraFrameListener:ok');
      },
      stop: (options?: unknown) => {
        if (frame !== undefined) cancelFrame(frame);
        frame = undefined;
        tell(options, 'CameraFrameListener.stop callback', 'stopCameraFrameListener:ok');
      },
    };
  }
}
