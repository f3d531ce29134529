export interface Place {
  latitude: number;
  longitude: number;
}

export interface ScreenPoint {
  x: number;
  y: number;
}

export interface Region {
  southwest: Place;
  northeast: Place;
}

const TILE = 256;
/** Where the projection of web maps ends. */
const MAX_LATITUDE = 85.0511;

/** Position in the world (pixels) at a scale, whose world is 256 * 2^scale pixels wide. */
export function project({ latitude, longitude }: Place, scale: number): ScreenPoint {
  const size = TILE * 2 ** scale;
  const sine = Math.sin((Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, latitude)) * Math.PI) / 180);
  return { x: ((longitude + 180) / 360) * size, y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size };
}

export function unproject({ x, y }: ScreenPoint, scale: number): Place {
  const size = TILE * 2 ** scale;
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI;
  return { latitude, longitude: (x / size) * 360 - 180 };
}

/** Pixels of a length on the ground. */
export function pixelsOf(meters: number, latitude: number, scale: number): number {
  const EQUATOR = 40_075_016.686;
  return (meters / (EQUATOR * Math.cos((latitude * Math.PI) / 180))) * TILE * 2 ** scale;
}

/** What a map shows: its centre, scale (3 to 20) and turn, and how places of the world fall on it. */
export class MapCamera {
  centre: Place = { latitude: 39.92, longitude: 116.46 };
  scale = 16;
  minScale = 3;
  maxScale = 20;
  /** Degrees clockwise. */
  rotate = 0;
  width = 0;
  height = 0;
  /** Where the centre is, by the share of width and height. */
  offset: [number, number] = [0.5, 0.5];
  boundary: Region | undefined;

  setScale(scale: number): void {
    this.scale = Math.min(Math.min(20, this.maxScale), Math.max(Math.max(3, this.minScale), scale));
  }

  setCentre(place: Place): void {
    const { boundary } = this;
    const limit = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
    this.centre = boundary
      ? {
          latitude: limit(place.latitude, boundary.southwest.latitude, boundary.northeast.latitude),
          longitude: limit(place.longitude, boundary.southwest.longitude, boundary.northeast.longitude),
        }
      : { latitude: limit(place.latitude, -MAX_LATITUDE, MAX_LATITUDE), longitude: wrap(place.longitude) };
  }

  toScreen(place: Place): ScreenPoint {
    const centre = project(this.centre, this.scale);
    const at = project(place, this.scale);
    const { x, y } = turn({ x: at.x - centre.x, y: at.y - centre.y }, this.rotate);
    return { x: x + this.width * this.offset[0], y: y + this.height * this.offset[1] };
  }

  fromScreen({ x, y }: ScreenPoint): Place {
    const centre = project(this.centre, this.scale);
    const from = turn({ x: x - this.width * this.offset[0], y: y - this.height * this.offset[1] }, -this.rotate);
    const { latitude, longitude } = unproject({ x: centre.x + from.x, y: centre.y + from.y }, this.scale);
    return { latitude, longitude: wrap(longitude) };
  }

  /** Moves what is shown by pixels, as a finger does. */
  pan(dx: number, dy: number): void {
    const { x, y } = turn({ x: dx, y: dy }, -this.rotate);
    const centre = project(this.centre, this.scale);
    this.setCentre(unproject({ x: centre.x - x, y: centre.y - y }, this.scale));
  }

  get region(): Region {
    const corners = [
      { x: 0, y: 0 },
      { x: this.width, y: 0 },
      { x: 0, y: this.height },
      { x: this.width, y: this.height },
    ].map((corner) => this.fromScreen(corner));
    const latitudes = corners.map(({ latitude }) => latitude);
    const longitudes = corners.map(({ longitude }) => longitude);
    return {
      southwest: { latitude: Math.min(...latitudes), longitude: Math.min(...longitudes) },
      northeast: { latitude: Math.max(...latitudes), longitude: Math.max(...longitudes) },
    };
  }

  /** Moves so that all places are in sight; `padding` is top, right, bottom, left in pixels. */
  include(places: readonly Place[], padding: readonly number[] = []): void {
    if (places.length === 0 || this.width === 0) return;
    const [top = 0, right = 0, bottom = 0, left = 0] = padding;
    const world = places.map((place) => project(place, 0));
    const [low, high] = [Math.min, Math.max].map((pick) => ({
      x: pick(...world.map(({ x }) => x)),
      y: pick(...world.map(({ y }) => y)),
    })) as [ScreenPoint, ScreenPoint];
    const room = { x: Math.max(1, this.width - left - right), y: Math.max(1, this.height - top - bottom) };
    const fits = Math.min(room.x / Math.max(1e-9, high.x - low.x), room.y / Math.max(1e-9, high.y - low.y));
    this.setScale(Math.min(Math.log2(fits), places.length === 1 ? this.scale : 20));
    const middle = unproject({ x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 }, 0);
    this.setCentre(middle);
    this.pan((left - right) / 2, (top - bottom) / 2);
  }
}

function wrap(longitude: number): number {
  return longitude >= -180 && longitude <= 180 ? longitude : ((((longitude + 180) % 360) + 360) % 360) - 180;
}

function turn({ x, y }: ScreenPoint, degrees: number): ScreenPoint {
  if (degrees === 0) return { x, y };
  const angle = (degrees * Math.PI) / 180;
  return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
}
