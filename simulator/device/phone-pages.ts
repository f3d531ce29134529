import type { DeviceToLogic, LogicToDevice, ViewToDevice } from '../protocol/device.ts';
import type { KeyboardHeights } from '../protocol/keyboard.ts';
import type { Orientation } from '../protocol/orientation.ts';
import { dressPage } from './dress-page.ts';
import { PageLayer } from './page-layer.ts';
import { PageLayers } from './page-layers.ts';
import { isTabPage, pageBackground } from './page-settings.ts';
import type { PhoneState } from './phone-state.ts';
import { Screen } from './screen.ts';
import { SpareLayer } from './spare-layer.ts';
import { TabBar } from './tab-bar.ts';

export interface PhonePagesHost {
  screen: HTMLElement;
  state: PhoneState;
  keyboardHeights(): KeyboardHeights;
  toProgram(message: DeviceToLogic): void;
  fromView(layer: PageLayer, message: Exclude<ViewToDevice, { kind: 'frameReady' }>): void;
  /** The capsule of a page was touched. */
  menu(layer: PageLayer): void;
  /** Another page comes up. */
  topChanged(): void;
  /** Text at the top of the screen is to be dark, or light. */
  darkText(dark: boolean): void;
  /** The screen stands another way than before. */
  turned(orientation: Orientation): void;
}

/** The open pages and the frame of the next one: with their bars, in their size, and with the tab bar on those that have it. */
export class PhonePages {
  readonly layers = new PageLayers(
    (layer) => dressPage(layer, this.host.state),
    (layer) => this.#topChanged(layer),
  );
  readonly #spare = new SpareLayer(() => this.#makeLayer());
  readonly #screen: Screen;
  #tabBar: TabBar | undefined;

  constructor(private readonly host: PhonePagesHost) {
    const { screen: root, state, turned } = host;
    this.#screen = new Screen({ root, state, layers: this.layers, tabBar: () => this.#tabBar, turned });
  }

  get tabBar(): TabBar | undefined {
    return this.#tabBar;
  }

  get top(): PageLayer | undefined {
    return this.layers.top;
  }

  /** With the one that waits for its page. */
  get all(): PageLayer[] {
    return [...this.layers.all, ...this.#spare.all];
  }

  /** A program starts: there is no page yet. */
  begin(still: boolean): void {
    this.layers.still = still;
    this.#screen.begin();
    this.#makeTabBar();
    this.#spare.prepare();
  }

  clear(): void {
    this.layers.clear();
    this.#spare.clear();
    this.#tabBar?.root.remove();
    this.#tabBar = undefined;
  }

  open({ pageId, path, packageRoots, mode }: Extract<LogicToDevice, { kind: 'openPage' }>, port: MessagePort): void {
    const layer = this.#spare.take();
    this.#screen.fit(layer, path);
    layer.open({ pageId, path, packageRoots }, port);
    this.layers.open(pageId, layer, mode);
  }

  /** The next page comes from another build than the waiting frame was made for. */
  renewSpare(): void {
    this.#spare.clear();
    this.#spare.prepare();
  }

  /** Theme or stack have changed. */
  dress(): void {
    for (const layer of this.layers.all) if (layer.arrived) dressPage(layer, this.host.state);
    this.followTop();
  }

  /** Theme or settings have changed. */
  configureTabBar(): void {
    const { tabBar, baseUrl } = this.host.state;
    if (tabBar) this.#tabBar?.configure(tabBar, baseUrl);
  }

  /** Another device, or one that is held another way. */
  resize(): void {
    this.#screen.changed();
    for (const layer of this.#spare.all) this.#screen.fit(layer, '');
  }

  /** What stands above the page on top is drawn so that it can be read there. */
  followTop(): void {
    if (this.top?.arrived) this.host.darkText(this.top.bar.darkText);
  }

  #makeLayer(): PageLayer {
    const { host } = this;
    const { program, environment, theme, texts } = host.state;
    const { baseUrl, device, still } = program!;
    const goHome = (): void => host.toProgram({ kind: 'reLaunch', path: host.state.config.entryPagePath, query: {} });
    const layer = new PageLayer(texts, {
      back: () => host.toProgram({ kind: 'backPressed' }),
      home: goHome,
      menu: () => host.menu(layer),
      close: goHome,
      view: host.fromView,
    });
    const { fontSize } = environment;
    const background = pageBackground(theme);
    layer.send({ kind: 'prepare', baseUrl, packageRoots: [''], device, theme, background, still: still === true, fontSize });
    layer.send({ kind: 'keyboardHeights', heights: host.keyboardHeights() });
    // As most pages are: what a page has of its own comes when it opens.
    this.#screen.fit(layer, '');
    this.layers.root.append(layer.root);
    return layer;
  }

  #makeTabBar(): void {
    const { tabBar, baseUrl, texts } = this.host.state;
    if (!tabBar) return;
    const tapped = (path: string): void => this.host.toProgram({ kind: 'tabTapped', path });
    this.#tabBar = new TabBar(tabBar, baseUrl, texts.tabs, tapped, () => {
      for (const layer of this.layers.all) if (layer.page) this.#screen.fit(layer, layer.page.path);
    });
  }

  #topChanged(layer: PageLayer): void {
    this.host.topChanged();
    dressPage(layer, this.host.state);
    const path = layer.page?.path ?? '';
    if (this.#tabBar && isTabPage(this.host.state.config, path)) {
      layer.hold(this.#tabBar.root, this.#tabBar.position);
      this.#tabBar.select(path);
    }
    this.#screen.follow();
    this.followTop();
  }
}
