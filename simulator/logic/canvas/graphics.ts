import type { ViewContext } from '../backend/view-context.ts';
import { componentBehind, contextOf, selectInside, viewIdOf } from '../component-node.ts';
import { CanvasContext } from './canvas-context.ts';
import { CanvasNode, type CanvasNodeHost } from './canvas-node.ts';
import { checkCanvasSize } from './canvas-size.ts';
import { keepSurface } from './element-surface.ts';
import { ImageLoader, type ImageLoaderHost } from './image-loader.ts';
import { OlderCanvas } from './older-canvas.ts';
import { makeSurface } from './powers.ts';

export interface GraphicsHost extends ImageLoaderHost {
  /** The component that is looked into when the app names none: the page on top. */
  currentPage(): unknown;
  pixelRatio(): number;
  guard(name: string, task: () => unknown): void;
}

/** Every canvas of the program: nodes of `<canvas type="2d">`, canvases of the older kind, off-screen ones. */
export class Graphics {
  readonly loader: ImageLoader;
  readonly #tools: CanvasNodeHost;
  readonly #nodes = new WeakMap<ViewContext, Map<number, CanvasNode>>();
  readonly #older = new WeakMap<ViewContext, Map<number, OlderCanvas>>();

  constructor(private readonly host: GraphicsHost) {
    this.loader = new ImageLoader(host);
    this.#tools = { loader: this.loader, guard: (name, task) => host.guard(name, task) };
  }

  /** The object for a query's `node`; undefined when the answer is of another component, null when a canvas has no node. */
  node(context: ViewContext, element: number, answer: unknown): CanvasNode | null | undefined {
    const kept = keepSurface(context, element, answer);
    if (!kept) return undefined;
    if (kept.type === '') return null;
    const nodes = entry(this.#nodes, context);
    const node = nodes.get(element) ?? new CanvasNode(kept.surface, this.#tools);
    nodes.set(element, node);
    return node;
  }

  /** @throws {Error} for one that is too large */
  offscreen(width: number, height: number): CanvasNode {
    checkCanvasSize(width, height);
    return new CanvasNode(makeSurface(width, height), this.#tools);
  }

  /** The canvas of the older kind with this `canvas-id` in a component, or in the page on top. */
  older(id: string, component: unknown): OlderCanvas | undefined {
    const owner = componentBehind(component ?? this.host.currentPage());
    const context = owner && contextOf(owner);
    if (!owner || !context) return undefined;
    const inside = context.find(({ canvasId, __wxElement }) => {
      return canvasId === id && __wxElement?.ownerShadowRoot?.getHostNode() === owner;
    });
    const [byId] = inside ? [] : selectInside(owner, `#${id}`, false);
    const element = inside?.id ?? (byId ? viewIdOf(byId) : 0);
    return element === 0 ? undefined : this.olderAt(context, element);
  }

  context(id: string, component: unknown): CanvasContext {
    return this.#recorder(() => this.older(id, component));
  }

  /** The context that a query's `context` gives for a canvas. */
  contextAt(context: ViewContext, element: number): CanvasContext {
    return this.#recorder(() => this.olderAt(context, element));
  }

  private olderAt(context: ViewContext, element: number): OlderCanvas {
    const all = entry(this.#older, context);
    const found = all.get(element) ?? new OlderCanvas(context, element, this.loader, () => this.host.pixelRatio());
    all.set(element, found);
    return found;
  }

  #recorder(find: () => OlderCanvas | undefined): CanvasContext {
    return new CanvasContext((actions, reserve, callback) => {
      const canvas = find();
      const done = canvas ? canvas.draw(actions, reserve) : Promise.reject(new Error('fail canvas is empty'));
      done.then(
        () => this.host.guard('draw callback', () => callback?.({ errMsg: 'drawCanvas:ok' })),
        (error: unknown) => {
          const errMsg = `drawCanvas:fail ${error instanceof Error ? error.message : String(error)}`;
          if (callback) this.host.guard('draw callback', () => callback({ errMsg }));
        },
      );
    });
  }
}

function entry<Value>(table: WeakMap<ViewContext, Map<number, Value>>, context: ViewContext): Map<number, Value> {
  const found = table.get(context) ?? new Map<number, Value>();
  table.set(context, found);
  return found;
}
