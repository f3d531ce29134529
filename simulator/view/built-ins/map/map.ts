import { BuiltIn, part, privateParts } from '../../built-in.ts';
import { post } from '../../channel.ts';
import { setStyleLayer } from '../../element-style.ts';
import { stateOf } from '../../elements.ts';
import { pick } from '../../texts.ts';
import { MapCamera, type Place, type ScreenPoint } from './map-camera.ts';
import { followMap } from './map-gestures.ts';
import { drawGround } from './map-ground.ts';
import { MARKER_CSS, MapMarkers, type Marker } from './map-markers.ts';
import { callMap, isPlace } from './map-methods.ts';
import { GroundOverlays, type MapControl, makeControls } from './map-overlays.ts';
import {
  type Arc,
  type Circle,
  drawArc,
  drawCircle,
  drawPolygon,
  drawPolyline,
  isOnLine,
  type Polygon,
  type Polyline,
} from './map-shapes.ts';

const CSS = `
:host { background: #f3f1ec; contain: content; }
#map, #overlays, #markers, #controls { position: absolute; inset: 0; overflow: hidden; }
#overlays, #markers, #controls { pointer-events: none; }
#markers [data-part], #controls [data-control] { pointer-events: auto; }
canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
#own { position: absolute; left: -9px; top: -9px; width: 18px; height: 18px; box-sizing: border-box; border: 3px solid #fff; border-radius: 50%; background: #3d8bff; box-shadow: 0 0 0 8px rgba(61, 139, 255, 0.18), 0 1px 3px rgba(0, 0, 0, 0.4); }
#own img { display: block; width: 100%; height: 100%; }
#own.icon { border: 0; border-radius: 0; background: none; box-shadow: none; width: 32px; height: 32px; left: -16px; top: -16px; }
#note { position: absolute; left: 6px; bottom: 4px; padding: 1px 5px; border-radius: 3px; background: rgba(255, 255, 255, 0.72); color: #595959; font-size: 10px; line-height: 14px; pointer-events: none; }
#compass { position: absolute; right: 10px; top: 10px; width: 32px; height: 32px; border-radius: 50%; background: #fff conic-gradient(#fa5151 0 25deg, transparent 25deg 335deg, #fa5151 335deg); box-shadow: 0 1px 4px rgba(0, 0, 0, 0.3); }
#scale { position: absolute; right: 10px; bottom: 6px; min-width: 40px; border: solid #595959; border-width: 0 1px 1px; color: #595959; font-size: 10px; text-align: center; pointer-events: none; }
[hidden] { display: none !important; }
${MARKER_CSS}
`;
const HTML =
  '<div id="map"><canvas aria-hidden="true"></canvas></div><div id="overlays"></div><div id="own" hidden></div><div id="markers"></div><div id="controls"></div><div id="note"></div><div id="compass" hidden></div><div id="scale" hidden></div><slot></slot>';

const NOTE = { en: 'Stand-in map', es: 'Mapa de muestra', zh: '示意地图' };

const list = <Item>(value: unknown): Item[] =>
  Array.isArray(value) ? (value as Item[]).filter((item) => typeof item === 'object' && item !== null) : [];

/**
 * `map`: a town that nobody lives in, drawn from the coordinates, with everything that the program puts on it. Events: tap,
 * markertap, callouttap, labeltap, controltap, polylinetap, anchorpointtap, regionchange (begin and end), updated.
 */
export class WxMap extends BuiltIn {
  readonly camera = new MapCamera();
  readonly markers: MapMarkers;
  readonly overlays: GroundOverlays;
  readonly arcs = new Map<number, Arc>();
  /** Points of lines that were erased, by the line's id. */
  readonly erased = new Map<number, number>();
  readonly #root: ShadowRoot;
  readonly #canvas: HTMLCanvasElement;
  readonly #size = new ResizeObserver(() => this.redraw());
  #ownLocation: Place | undefined;
  #asked = false;
  #frame = 0;
  #drawn = false;
  #included: unknown;

  constructor() {
    super();
    this.#root = privateParts(this, CSS, HTML);
    this.#canvas = part<HTMLCanvasElement>(this.#root, 'canvas');
    this.markers = new MapMarkers(part(this.#root, '#markers'));
    this.overlays = new GroundOverlays(part(this.#root, '#overlays'));
    part(this.#root, '#note').textContent = pick(NOTE);
    followMap(this, {
      begin: () => this.#region('begin', 'gesture'),
      pan: (dx, dy) => {
        if (!this.flag('enable-scroll', true)) return;
        this.camera.pan(dx, dy);
        this.redraw();
      },
      zoom: (steps, x, y) => {
        if (this.flag('enable-zoom', true)) this.#zoomAt(steps, x, y);
      },
      turn: (degrees) => {
        if (!this.flag('enable-rotate')) return;
        this.camera.rotate = (this.camera.rotate + degrees + 360) % 360;
        this.redraw();
      },
      end: (cause) => this.#region('end', cause),
    });
  }

  connectedCallback(): void {
    this.#size.observe(this);
    this.setOwnStyle('touch-action:none');
    this.#askLocation();
    this.redraw();
  }

  disconnectedCallback(): void {
    this.#size.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Where the simulated phone is. */
  get ownLocation(): Place | undefined {
    return this.#ownLocation;
  }

  get ownIcon(): string {
    return part(this.#root, '#own').querySelector('img')?.src ?? '';
  }

  set ownIcon(path: string) {
    const image = document.createElement('img');
    image.alt = '';
    image.src = path;
    const own = part(this.#root, '#own');
    own.classList.add('icon');
    own.replaceChildren(image);
  }

  override tapDetail(x: number, y: number): Record<string, unknown> | null {
    const met = this.#root.elementFromPoint(x, y);
    const control = met?.closest<HTMLElement>('[data-control]');
    if (control) {
      this.emit('controltap', { controlId: Number(control.dataset['control']) });
      return null;
    }
    const hit = this.markers.hit(met);
    if (hit) {
      if (hit.part === 'marker') {
        this.markers.tapped(hit.id);
        this.redraw();
      }
      this.emit(`${hit.part}tap`, { markerId: hit.id });
      return null;
    }
    const box = this.getBoundingClientRect();
    const point = { x: x - box.left, y: y - box.top };
    const place = this.camera.fromScreen(point);
    const line = list<Polyline>(this.properties.get('polyline')).findLast((candidate) => isOnLine(this.camera, candidate, point));
    if (line) this.emit('polylinetap', { polylineId: line.id ?? 0, ...place });
    if (this.#isOwnLocation(point)) this.emit('anchorpointtap', { ...place });
    this.markers.tapped(-1);
    this.redraw();
    return { ...place };
  }

  override invoke(method: string, args: unknown[]): unknown {
    const given = (typeof args[0] === 'object' && args[0] !== null ? args[0] : {}) as Record<string, unknown>;
    if (method === 'ownLocation') {
      if (isPlace(given)) this.#ownLocation = { latitude: given.latitude, longitude: given.longitude };
      this.redraw();
      return undefined;
    }
    return callMap(this, method, given);
  }

  /** A change by the program rather than by a finger: begin and end at once. */
  moved(change: () => void): void {
    this.#region('begin', 'update');
    change();
    this.#measure();
    this.redraw();
    this.#region('end', 'update');
  }

  redraw(): void {
    if (this.#frame !== 0 || !this.isConnected) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** Draws now what a frame would draw later. */
  measureNow(): void {
    this.#measure();
  }

  /** Asks for the phone's location once it is to be shown: the person is asked first. */
  #askLocation(): void {
    const id = stateOf(this)?.id;
    if (this.#asked || id === undefined || !this.isConnected || !this.flag('show-location')) return;
    this.#asked = true;
    post({ kind: 'call', host: 0, method: 'ownLocation', args: { element: id } });
  }

  #isOwnLocation(point: ScreenPoint): boolean {
    if (!this.flag('show-location') || !this.#ownLocation) return false;
    const { x, y } = this.camera.toScreen(this.#ownLocation);
    return Math.hypot(x - point.x, y - point.y) < 16;
  }

  #zoomAt(steps: number, x: number, y: number): void {
    const box = this.getBoundingClientRect();
    const point = { x: x - box.left, y: y - box.top };
    const held = this.camera.fromScreen(point);
    this.camera.setScale(this.camera.scale + steps);
    const now = this.camera.toScreen(held);
    this.camera.pan(point.x - now.x, point.y - now.y);
    this.redraw();
  }

  #region(type: 'begin' | 'end', causedBy: string): void {
    const { centre, scale, rotate, region } = this.camera;
    const detail = { centerLocation: centre, region, scale, rotate, skew: this.number('skew', 0) };
    this.emit('regionchange', { type, causedBy, ...(type === 'end' && detail) });
  }

  #measure(): void {
    const { camera } = this;
    camera.width = this.clientWidth;
    camera.height = this.clientHeight;
    const points = this.properties.get('include-points');
    if (points === this.#included || camera.width === 0) return;
    this.#included = points;
    camera.include(list<Place>(points).filter(isPlace), [24, 24, 24, 24]);
  }

  #draw(): void {
    this.#measure();
    const { camera } = this;
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(camera.width * ratio), Math.round(camera.height * ratio)];
    if (width === 0 || height === 0) return;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const dark = document.documentElement.dataset['theme'] === 'dark';
    drawGround(context, camera, this.flag('enable-satellite') ? 'satellite' : dark ? 'dark' : 'light');
    for (const polygon of list<Polygon>(this.properties.get('polygons'))) drawPolygon(context, camera, polygon);
    for (const circle of list<Circle>(this.properties.get('circles'))) drawCircle(context, camera, circle);
    for (const line of list<Polyline>(this.properties.get('polyline'))) drawPolyline(context, camera, this.#rest(line));
    for (const arc of this.arcs.values()) drawArc(context, camera, arc);
    this.markers.place(camera);
    this.overlays.place(camera);
    this.#placeRest();
    if (this.#drawn) return;
    this.#drawn = true;
    this.emit('updated', {});
  }

  #rest(line: Polyline): Polyline {
    const from = this.erased.get(Number(line.id));
    return from === undefined ? line : { ...line, points: (line.points ?? []).slice(from) };
  }

  #placeRest(): void {
    const { camera } = this;
    const own = part(this.#root, '#own');
    own.hidden = !this.flag('show-location') || !this.#ownLocation;
    if (this.#ownLocation) {
      const { x, y } = camera.toScreen(this.#ownLocation);
      own.style.transform = `translate(${x}px, ${y}px)`;
    }
    const compass = part(this.#root, '#compass');
    compass.hidden = !this.flag('show-compass');
    compass.style.transform = `rotate(${camera.rotate}deg)`;
    const scale = part(this.#root, '#scale');
    scale.hidden = !this.flag('show-scale');
    const meters = (40_075_016.686 * Math.cos((camera.centre.latitude * Math.PI) / 180) * 40) / (256 * 2 ** camera.scale);
    scale.textContent = meters >= 1000 ? `${Math.round(meters / 1000)} km` : `${Math.round(meters)} m`;
    this.#placeCallouts();
  }

  /** Callouts that the program wrote itself: children with a `marker-id`. */
  #placeCallouts(): void {
    for (const callout of this.querySelectorAll<BuiltIn>('wx-cover-view')) {
      const id = callout.properties.get('marker-id');
      if (id === undefined || !stateOf(callout)) continue;
      const marker = this.markers.byId(id);
      if (!marker || !this.markers.isCalloutShown(marker)) {
        setStyleLayer(callout, 'own', 'display:none');
        continue;
      }
      const { x, y } = this.camera.toScreen(marker);
      const height = typeof marker.height === 'number' ? marker.height : 32;
      const { anchorX = 0, anchorY = 0 } = marker.customCallout ?? {};
      const top = y - height * (marker.anchor?.y ?? 1) + anchorY;
      setStyleLayer(
        callout,
        'own',
        `position:absolute;left:0;top:0;transform:translate(calc(${x + anchorX}px - 50%),calc(${top}px - 100%))`,
      );
    }
  }

  protected override attributeSet(name: string, value: unknown, previous: unknown): void {
    const { camera } = this;
    if (value === previous) return;
    switch (name) {
      case 'latitude':
      case 'longitude':
        camera.setCentre({
          latitude: this.number('latitude', camera.centre.latitude),
          longitude: this.number('longitude', camera.centre.longitude),
        });
        break;
      case 'min-scale':
      case 'max-scale':
      case 'scale':
        camera.minScale = this.number('min-scale', 3);
        camera.maxScale = this.number('max-scale', 20);
        camera.setScale(this.number('scale', 16));
        break;
      case 'rotate':
        camera.rotate = this.number('rotate', 0) % 360;
        break;
      case 'show-location':
        this.#askLocation();
        break;
      case 'markers':
      case 'covers':
        this.markers.set(list<Marker>(value));
        break;
      case 'controls':
        part(this.#root, '#controls').replaceChildren(...makeControls(list<MapControl>(value)));
        break;
    }
    this.redraw();
  }
}
