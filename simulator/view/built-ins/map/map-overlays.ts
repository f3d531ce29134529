import { assetUrl } from '../../assets.ts';
import type { MapCamera, Region } from './map-camera.ts';

export interface GroundOverlay {
  id: number;
  src: string;
  bounds: Region;
  visible: boolean;
  zIndex: number;
  opacity: number;
}

export interface MapControl {
  id?: number;
  position?: { left?: number; top?: number; width?: number; height?: number };
  iconPath?: string;
  clickable?: boolean;
}

/** Pictures that lie on the ground. */
export class GroundOverlays {
  readonly #overlays = new Map<number, { overlay: GroundOverlay; image: HTMLImageElement }>();

  constructor(private readonly root: HTMLElement) {}

  /** @throws {Error} when a new one lacks its picture or its bounds */
  put(given: Partial<GroundOverlay>): void {
    const known = this.#overlays.get(Number(given.id));
    const overlay = { visible: true, zIndex: 1, opacity: 1, ...known?.overlay, ...given } as GroundOverlay;
    if (!overlay.src || !overlay.bounds) throw new Error('a ground overlay needs src and bounds');
    const image = known?.image ?? document.createElement('img');
    image.alt = '';
    image.src = assetUrl(overlay.src);
    image.style.cssText = `position:absolute;left:0;top:0;transform-origin:0 0;z-index:${overlay.zIndex};opacity:${overlay.opacity};visibility:${overlay.visible ? 'visible' : 'hidden'}`;
    this.#overlays.set(Number(overlay.id), { overlay, image });
    this.root.append(image);
  }

  remove(id: unknown): void {
    this.#overlays.get(Number(id))?.image.remove();
    this.#overlays.delete(Number(id));
  }

  has(id: unknown): boolean {
    return this.#overlays.has(Number(id));
  }

  place(camera: MapCamera): void {
    for (const { overlay, image } of this.#overlays.values()) {
      const { southwest, northeast } = overlay.bounds;
      const corner = camera.toScreen({ latitude: northeast.latitude, longitude: southwest.longitude });
      const right = camera.toScreen(northeast);
      const bottom = camera.toScreen(southwest);
      image.style.width = `${Math.hypot(right.x - corner.x, right.y - corner.y)}px`;
      image.style.height = `${Math.hypot(bottom.x - corner.x, bottom.y - corner.y)}px`;
      image.style.transform = `translate(${corner.x}px, ${corner.y}px) rotate(${camera.rotate}deg)`;
    }
  }
}

/** The older `controls`: pictures at fixed places over the map. */
export function makeControls(controls: readonly MapControl[]): HTMLElement[] {
  return controls.map(({ id, position = {}, iconPath, clickable }) => {
    const image = document.createElement('img');
    image.alt = '';
    image.src = iconPath ? assetUrl(iconPath) : '';
    const { left = 0, top = 0, width, height } = position;
    image.style.cssText = `position:absolute;left:${left}px;top:${top}px;width:${width === undefined ? 'auto' : `${width}px`};height:${height === undefined ? 'auto' : `${height}px`}`;
    if (clickable) image.dataset['control'] = String(id ?? '');
    return image;
  });
}
