import { assetUrl } from '../../assets.ts';
import type { MapCamera, Place } from './map-camera.ts';

interface Bubble {
  content?: string;
  color?: string;
  fontSize?: number;
  borderRadius?: number;
  borderWidth?: number;
  borderColor?: string;
  bgColor?: string;
  padding?: number;
  textAlign?: string;
  anchorX?: number;
  anchorY?: number;
  x?: number;
  y?: number;
  display?: string;
}

export interface Marker extends Place {
  id?: number;
  title?: string;
  zIndex?: number;
  iconPath?: string | { path?: string };
  rotate?: number;
  alpha?: number;
  width?: number | string;
  height?: number | string;
  anchor?: { x?: number; y?: number };
  callout?: Bubble;
  customCallout?: { display?: string; anchorX?: number; anchorY?: number };
  label?: Bubble;
  'aria-label'?: string;
}

/** The part of a marker that a point of the screen meets. */
export interface MarkerHit {
  part: 'marker' | 'callout' | 'label';
  id: number;
}

const PIN =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="22" height="32" viewBox="0 0 22 32"><path d="M11 31C8 24 1 19 1 11a10 10 0 0 1 20 0c0 8-7 13-10 20z" fill="#fa5151" stroke="#fff"/><circle cx="11" cy="11" r="4" fill="#fff"/></svg>',
  );

export const MARKER_CSS = `
.marker { position: absolute; left: 0; top: 0; width: 0; height: 0; }
.marker img { position: absolute; display: block; -webkit-user-drag: none; }
.callout, .label { position: absolute; width: max-content; max-width: 260px; box-sizing: border-box; white-space: pre-line; line-height: 1.4; }
.callout { left: 0; background: #fff; box-shadow: 0 1px 4px rgba(0, 0, 0, 0.25); }
`;

/** Pixels of a length that may be written as rpx. */
function length(value: unknown): string {
  if (typeof value === 'number') return `${value}px`;
  const text = String(value ?? '');
  if (/^[\d.]+rpx$/.test(text)) return `calc(${Number.parseFloat(text)} * var(--rpx))`;
  return /^[\d.]+$/.test(text) ? `${text}px` : /^[\d.]+px$/.test(text) ? text : 'auto';
}

function iconTransform({ anchor, rotate = 0 }: Marker): string {
  const { x = 0.5, y = 1 } = anchor ?? {};
  return `translate(${-x * 100}%,${-y * 100}%) rotate(${rotate}deg)`;
}

function bubble(name: 'callout' | 'label', id: number, given: Bubble, css: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  element.dataset['part'] = name;
  element.dataset['id'] = String(id);
  element.textContent = given.content ?? '';
  const { style } = element;
  style.cssText = css;
  style.color = given.color || '#000';
  style.fontSize = `${given.fontSize ?? 12}px`;
  style.borderRadius = `${given.borderRadius ?? 0}px`;
  style.padding = `${given.padding ?? (name === 'callout' ? 8 : 0)}px`;
  style.border = given.borderWidth ? `${given.borderWidth}px solid ${given.borderColor || '#000'}` : '';
  if (given.bgColor) style.background = given.bgColor;
  style.textAlign = given.textAlign ?? '';
  return element;
}

/** Markers with their pictures, labels and callouts, above the ground. */
export class MapMarkers {
  readonly root: HTMLElement;
  #markers: Marker[] = [];
  #extra: Marker[] = [];
  /** Markers whose callout is shown because they were tapped. */
  #open = new Set<number>();
  #elements = new Map<Marker, HTMLElement>();

  constructor(root: HTMLElement) {
    this.root = root;
  }

  get all(): readonly Marker[] {
    return [...this.#markers, ...this.#extra];
  }

  byId(id: unknown): Marker | undefined {
    return this.all.find((marker) => marker.id === Number(id));
  }

  /** The `markers` of the template. */
  set(markers: readonly Marker[]): void {
    this.#markers = markers.map((marker) => ({ ...marker }));
    this.#build();
  }

  add(markers: readonly Marker[], clear: boolean): void {
    if (clear) this.#markers = [];
    this.#extra = [...(clear ? [] : this.#extra.filter(({ id }) => !markers.some((marker) => marker.id === id))), ...markers];
    this.#build();
  }

  remove(ids: readonly unknown[]): void {
    const gone = new Set(ids.map(Number));
    this.#markers = this.#markers.filter(({ id }) => !gone.has(Number(id)));
    this.#extra = this.#extra.filter(({ id }) => !gone.has(Number(id)));
    this.#build();
  }

  /** Shows the callout of a marker that has one for taps, and hides those of the others. */
  tapped(id: number): void {
    this.#open = new Set(id >= 0 ? [id] : []);
    this.#build();
  }

  /** Turns the picture of a marker to its `rotate`. */
  turned(marker: Marker): void {
    const icon = this.#elements.get(marker)?.querySelector('img');
    if (icon) icon.style.transform = iconTransform(marker);
  }

  isCalloutShown(marker: Marker): boolean {
    return marker.customCallout?.display === 'ALWAYS' || marker.callout?.display === 'ALWAYS' || this.#open.has(Number(marker.id));
  }

  /** Takes the markers to where they are on the screen. */
  place(camera: MapCamera): void {
    for (const [marker, element] of this.#elements) {
      const { x, y } = camera.toScreen(marker);
      element.style.transform = `translate(${x}px, ${y}px)`;
    }
  }

  hit(element: Element | null): MarkerHit | null {
    const found = element?.closest<HTMLElement>('[data-part]');
    if (!found) return null;
    return { part: found.dataset['part'] as MarkerHit['part'], id: Number(found.dataset['id']) };
  }

  #build(): void {
    this.#elements.clear();
    const elements = this.all.map((marker) => {
      const element = this.#make(marker);
      this.#elements.set(marker, element);
      return element;
    });
    this.root.replaceChildren(...elements);
  }

  #make(marker: Marker): HTMLElement {
    const id = Number(marker.id ?? -1);
    const element = document.createElement('div');
    element.className = 'marker';
    element.style.zIndex = String(marker.zIndex ?? 0);
    const icon = document.createElement('img');
    icon.alt = marker['aria-label'] ?? marker.title ?? '';
    icon.dataset['part'] = 'marker';
    icon.dataset['id'] = String(id);
    const path = typeof marker.iconPath === 'object' ? marker.iconPath.path : marker.iconPath;
    icon.src = path ? assetUrl(path) : PIN;
    const { x = 0.5, y = 1 } = marker.anchor ?? {};
    icon.style.cssText = `width:${length(marker.width)};height:${length(marker.height)};opacity:${marker.alpha ?? 1};transform-origin:${x * 100}% ${y * 100}%;transform:${iconTransform(marker)}`;
    element.append(icon);
    const { label, callout } = marker;
    if (label?.content)
      element.append(bubble('label', id, label, `left:${label.anchorX ?? label.x ?? 0}px;top:${label.anchorY ?? label.y ?? 0}px`));
    const shown = callout?.content
      ? callout
      : marker.title && !marker.customCallout
        ? { content: marker.title, borderRadius: 4 }
        : undefined;
    if (shown && this.isCalloutShown(marker)) {
      const height = typeof marker.height === 'number' ? marker.height : 32;
      const { anchorX = 0, anchorY = 0 }: Bubble = shown;
      element.append(bubble('callout', id, shown, `bottom:${height * y + 4 - anchorY}px;transform:translateX(calc(-50% + ${anchorX}px))`));
    }
    return element;
  }
}
