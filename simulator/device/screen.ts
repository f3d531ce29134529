import type { DeviceProfile } from '../protocol/device.ts';
import { type Orientation, orientationOf, turned } from '../protocol/orientation.ts';
import type { PageLayer } from './page-layer.ts';
import type { PageLayers } from './page-layers.ts';
import { isTabPage, windowOf } from './page-settings.ts';
import type { PhoneState } from './phone-state.ts';
import { setDeviceSize } from './set-device-size.ts';
import type { TabBar } from './tab-bar.ts';

export interface ScreenParts {
  root: HTMLElement;
  state: PhoneState;
  layers: PageLayers;
  tabBar(): TabBar | undefined;
  /** The screen stands another way than before. */
  turned(orientation: Orientation): void;
}

/** Size of the screen, and of each page as it stands on it. */
export class Screen {
  #orientation: Orientation = 'portrait';

  constructor(private readonly parts: ScreenParts) {}

  /** A program starts: whoever embeds the phone takes it to stand upright. */
  begin(): void {
    this.#orientation = 'portrait';
    this.follow();
  }

  /** The screen stands as the page on top does. */
  follow(): void {
    const { root, state, layers, turned: tell } = this.parts;
    const path = layers.top?.page?.path ?? state.config.entryPagePath;
    const orientation = this.#orientationOf(path);
    setDeviceSize(root, turned(state.program!.device, orientation));
    root.dataset['orientation'] = orientation;
    root.dataset['cutout'] = state.program!.device.cutout ?? 'none';
    if (orientation === this.#orientation) return;
    this.#orientation = orientation;
    tell(orientation);
  }

  /** Another device, or one that is held another way. */
  changed(): void {
    this.follow();
    for (const layer of this.parts.layers.all) this.fit(layer, layer.page?.path ?? '');
  }

  /** Gives a layer the size that the page of that path has. */
  fit(layer: PageLayer, path: string): void {
    setDeviceSize(layer.root, this.#screenFor(path));
    layer.send({ kind: 'resize', device: this.#deviceFor(path) });
  }

  #orientationOf(path: string): Orientation {
    const { config, program, environment } = this.parts.state;
    return orientationOf(config, path, program!.device, environment.orientation);
  }

  #screenFor(path: string): DeviceProfile {
    return turned(this.parts.state.program!.device, this.#orientationOf(path));
  }

  /** The phone as a page has it: below the bars it does not reach the status bar, above the tab bar not the home indicator. */
  #deviceFor(path: string): DeviceProfile {
    const { config, theme } = this.parts.state;
    const tabBar = this.parts.tabBar();
    const below = windowOf(config, path, theme).navigationStyle !== 'custom';
    const above = tabBar?.shown === true && tabBar.position === 'bottom' && isTabPage(config, path);
    return { ...this.#screenFor(path), ...(below && { statusBarHeight: 0, safeAreaTop: 0 }), ...(above && { safeAreaBottom: 0 }) };
  }
}
