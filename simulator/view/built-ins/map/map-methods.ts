import { assetUrl } from '../../assets.ts';
import { isStill } from '../../still.ts';
import type { MapCamera, Place, Region } from './map-camera.ts';
import type { MapMarkers, Marker } from './map-markers.ts';
import type { GroundOverlay, GroundOverlays } from './map-overlays.ts';
import type { Arc } from './map-shapes.ts';

type Given = Record<string, unknown>;

/** The map that the methods act on. */
interface ActedMap {
  readonly camera: MapCamera;
  readonly markers: MapMarkers;
  readonly overlays: GroundOverlays;
  readonly arcs: Map<number, Arc>;
  readonly erased: Map<number, number>;
  readonly properties: ReadonlyMap<string, unknown>;
  readonly isConnected: boolean;
  readonly ownLocation: Place | undefined;
  ownIcon: string;
  redraw(): void;
  measureNow(): void;
  moved(change: () => void): void;
}

export function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { latitude, longitude } = value as Partial<Place>;
  return Number.isFinite(latitude) && Number.isFinite(longitude);
}

/** @throws {Error} unless it is a place */
function place(value: unknown, name: string): Place {
  if (!isPlace(value)) throw new Error(`parameter error: ${name} should be an object with latitude and longitude`);
  return { latitude: value.latitude, longitude: value.longitude };
}

const array = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const ours = (value: number, other: number, share: number): number => value + (other - value) * share;

function direction(from: Place, to: Place): number {
  return (
    (Math.atan2((to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180), to.latitude - from.latitude) * 180) / Math.PI
  );
}

/** Takes a marker along a way, `ms` for the whole of it. */
function travel(map: ActedMap, marker: Marker, way: readonly Place[], ms: number, turns: boolean): void {
  const lengths = way.slice(1).map((to, i) => Math.hypot(to.latitude - way[i]!.latitude, to.longitude - way[i]!.longitude));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const at = (share: number): void => {
    let left = share * whole;
    let leg = 0;
    while (leg < lengths.length - 1 && left > lengths[leg]!) left -= lengths[leg++]!;
    const [from, to] = [way[leg]!, way[leg + 1] ?? way[leg]!];
    const part = lengths[leg] ? Math.min(1, left / lengths[leg]!) : 1;
    marker.latitude = ours(from.latitude, to.latitude, part);
    marker.longitude = ours(from.longitude, to.longitude, part);
    if (turns && from !== to) marker.rotate = direction(from, to);
    map.markers.turned(marker);
    map.redraw();
  };
  if (isStill() || ms <= 0) {
    at(1);
    return;
  }
  const start = performance.now();
  const step = (): void => {
    const share = Math.min(1, (performance.now() - start) / ms);
    at(share);
    if (share < 1 && map.isConnected) requestAnimationFrame(step);
  };
  step();
}

const METHODS: Record<string, (map: ActedMap, given: Given) => unknown> = {
  getCenterLocation: ({ camera }) => ({ ...camera.centre }),
  getRegion: ({ camera }) => camera.region,
  getScale: ({ camera }) => ({ scale: camera.scale }),
  getRotate: ({ camera }) => ({ rotate: camera.rotate }),
  getSkew: (map) => ({ skew: Number(map.properties.get('skew') ?? 0) }),
  moveToLocation(map, given) {
    const goal = isPlace(given) ? place(given, 'location') : map.ownLocation;
    if (!goal) throw new Error('the location of the phone is not known');
    map.moved(() => map.camera.setCentre(goal));
  },
  includePoints(map, { points, padding }) {
    const places = array(points).filter(isPlace);
    if (places.length === 0) throw new Error('parameter error: points should have at least 1 item');
    map.moved(() => map.camera.include(places, array(padding).map(Number)));
  },
  translateMarker(map, { markerId, destination, duration = 1000, autoRotate = true, rotate = 0 }) {
    const marker = map.markers.byId(markerId);
    if (!marker) throw new Error(`there is no marker ${String(markerId)}`);
    const goal = place(destination, 'destination');
    marker.rotate = (marker.rotate ?? 0) + Number(rotate);
    travel(
      map,
      marker,
      [{ latitude: marker.latitude, longitude: marker.longitude }, goal],
      Number(duration),
      autoRotate === true && Number(rotate) === 0,
    );
  },
  moveAlong(map, { markerId, path, duration, autoRotate = true }) {
    const marker = map.markers.byId(markerId);
    if (!marker) throw new Error(`there is no marker ${String(markerId)}`);
    const way = array(path).map((point) => place(point, 'path'));
    if (way.length === 0) throw new Error('parameter error: path should have at least 1 item');
    travel(map, marker, way, Number(duration ?? 1000), autoRotate === true);
  },
  addMarkers(map, { markers, clear }) {
    map.markers.add(array(markers) as Marker[], clear === true);
    map.redraw();
  },
  removeMarkers(map, { markerIds }) {
    map.markers.remove(array(markerIds));
    map.redraw();
  },
  toScreenLocation(map, given) {
    map.measureNow();
    const { x, y } = map.camera.toScreen(place(given, 'location'));
    return { x, y };
  },
  fromScreenLocation(map, { x, y }) {
    map.measureNow();
    return map.camera.fromScreen({ x: Number(x), y: Number(y) });
  },
  setCenterOffset(map, { offset }) {
    const [x = 0.5, y = 0.5] = array(offset).map(Number);
    const within = (value: number): number => Math.min(0.75, Math.max(0.25, value));
    map.camera.offset = [within(x), within(y)];
    map.redraw();
  },
  setBoundary(map, { southwest, northeast }) {
    const boundary: Region = { southwest: place(southwest, 'southwest'), northeast: place(northeast, 'northeast') };
    map.camera.boundary = boundary;
    map.moved(() => map.camera.setCentre(map.camera.centre));
  },
  setLocMarkerIcon(map, { iconPath }) {
    map.ownIcon = assetUrl(String(iconPath ?? ''));
  },
  addGroundOverlay(map, given) {
    map.overlays.put(given as Partial<GroundOverlay>);
    map.redraw();
  },
  updateGroundOverlay(map, given) {
    if (!map.overlays.has(given['id'])) throw new Error(`there is no ground overlay ${String(given['id'])}`);
    map.overlays.put(given as Partial<GroundOverlay>);
    map.redraw();
  },
  removeGroundOverlay(map, { id }) {
    map.overlays.remove(id);
  },
  addArc(map, given) {
    const arc = { ...given, start: place(given['start'], 'start'), end: place(given['end'], 'end') } as unknown as Arc;
    map.arcs.set(Number(arc.id), arc);
    map.redraw();
  },
  removeArc(map, { id }) {
    map.arcs.delete(Number(id));
    map.redraw();
  },
  eraseLines(map, { lines }) {
    for (const line of array(lines) as { id?: number; index?: number; clear?: boolean }[])
      map.erased.set(Number(line.id), line.clear ? Number.MAX_SAFE_INTEGER : Number(line.index ?? 0));
    map.redraw();
  },
};

/** Methods of a phone's map that a drawn one cannot have, with the reason. */
const REFUSED: Record<string, string> = {
  openMapApp: 'a desktop has no map app to open',
  initMarkerCluster: 'the map service that joins markers runs on phones only',
  addCustomLayer: 'custom layers come from the map service, which the simulator does not ask',
  removeCustomLayer: 'custom layers come from the map service, which the simulator does not ask',
  addVisualLayer: 'visual layers come from the map service, which the simulator does not ask',
  removeVisualLayer: 'visual layers come from the map service, which the simulator does not ask',
  executeVisualLayerCommand: 'visual layers come from the map service, which the simulator does not ask',
};

/** Carries a method of MapContext out. @throws {Error} with the reason of its failure */
export function callMap(map: ActedMap, method: string, given: Given): unknown {
  const refused = REFUSED[method];
  if (refused) throw new Error(`not supported by the simulator: ${refused}`);
  const run = METHODS[method];
  if (!run) throw new Error(`<map> has no method ${method}`);
  return run(map, given);
}
