import { type MapCamera, type Place, pixelsOf, type ScreenPoint } from './map-camera.ts';

export interface Polyline {
  id?: number;
  points?: Place[];
  color?: string;
  colorList?: string[];
  width?: number;
  dottedLine?: boolean;
  arrowLine?: boolean;
  borderColor?: string;
  borderWidth?: number;
}

export interface Circle extends Place {
  radius?: number;
  color?: string;
  fillColor?: string;
  strokeWidth?: number;
}

export interface Polygon {
  points?: Place[];
  fillColor?: string;
  strokeColor?: string;
  strokeWidth?: number;
  dashArray?: number[];
}

export interface Arc {
  id: number;
  start: Place;
  end: Place;
  pass?: Place;
  angle?: number;
  width?: number;
  color?: string;
}

type Context = CanvasRenderingContext2D;

/** `#RRGGBBAA` as mini programs write it is what canvases read; anything else than a text gets the fallback. */
const colour = (value: unknown, fallback: string): string => (typeof value === 'string' && value !== '' ? value : fallback);

function trace(context: Context, points: readonly ScreenPoint[]): void {
  context.beginPath();
  for (const { x, y } of points) context.lineTo(x, y);
}

export function drawPolyline(context: Context, camera: MapCamera, line: Polyline): void {
  const points = (line.points ?? []).map((point) => camera.toScreen(point));
  if (points.length < 2) return;
  const width = line.width ?? 1;
  context.save();
  context.lineJoin = 'round';
  context.lineCap = line.dottedLine ? 'butt' : 'round';
  if (line.borderWidth) {
    trace(context, points);
    context.lineWidth = width + line.borderWidth * 2;
    context.strokeStyle = colour(line.borderColor, '#000000');
    context.stroke();
  }
  if (line.dottedLine) context.setLineDash([width * 3, width * 2]);
  context.lineWidth = width;
  const colors = Array.isArray(line.colorList) && line.colorList.length > 0 ? line.colorList : [colour(line.color, '#000000')];
  if (colors.length === 1) {
    trace(context, points);
    context.strokeStyle = colors[0]!;
    context.stroke();
  } else
    for (let i = 1; i < points.length; i++) {
      trace(context, points.slice(i - 1, i + 1));
      context.strokeStyle = colour(colors[Math.min(i - 1, colors.length - 1)], '#000000');
      context.stroke();
    }
  if (line.arrowLine) drawArrows(context, points, width);
  context.restore();
}

function drawArrows(context: Context, points: readonly ScreenPoint[], width: number): void {
  const size = Math.max(2, width * 0.3);
  context.setLineDash([]);
  context.strokeStyle = '#ffffff';
  context.lineWidth = Math.max(1, width * 0.15);
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    for (let at = width * 4; at < length; at += width * 8) {
      context.save();
      context.translate(from.x + ((to.x - from.x) * at) / length, from.y + ((to.y - from.y) * at) / length);
      context.rotate(Math.atan2(to.y - from.y, to.x - from.x));
      trace(context, [
        { x: -size, y: -size },
        { x: 0, y: 0 },
        { x: -size, y: size },
      ]);
      context.stroke();
      context.restore();
    }
  }
}

export function drawCircle(context: Context, camera: MapCamera, circle: Circle): void {
  const { x, y } = camera.toScreen(circle);
  context.save();
  context.beginPath();
  context.arc(x, y, pixelsOf(circle.radius ?? 0, circle.latitude, camera.scale), 0, Math.PI * 2);
  context.fillStyle = colour(circle.fillColor, 'transparent');
  context.fill();
  if ((circle.strokeWidth ?? 1) > 0) {
    context.lineWidth = circle.strokeWidth ?? 1;
    context.strokeStyle = colour(circle.color, '#000000');
    context.stroke();
  }
  context.restore();
}

export function drawPolygon(context: Context, camera: MapCamera, polygon: Polygon): void {
  const points = (polygon.points ?? []).map((point) => camera.toScreen(point));
  if (points.length < 3) return;
  context.save();
  trace(context, points);
  context.closePath();
  context.fillStyle = colour(polygon.fillColor, 'transparent');
  context.fill();
  if ((polygon.strokeWidth ?? 1) > 0) {
    if (polygon.dashArray?.some((length) => length > 0)) context.setLineDash(polygon.dashArray);
    context.lineWidth = polygon.strokeWidth ?? 1;
    context.strokeStyle = colour(polygon.strokeColor, '#000000');
    context.stroke();
  }
  context.restore();
}

export function drawArc(context: Context, camera: MapCamera, arc: Arc): void {
  const [from, to] = [camera.toScreen(arc.start), camera.toScreen(arc.end)];
  const bow = Math.hypot(to.x - from.x, to.y - from.y) * Math.tan(((arc.angle ?? 45) * Math.PI) / 360);
  const along = Math.atan2(to.y - from.y, to.x - from.x) - Math.PI / 2;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const through = arc.pass ? camera.toScreen(arc.pass) : { x: middle.x + Math.cos(along) * bow, y: middle.y + Math.sin(along) * bow };
  context.save();
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(2 * through.x - middle.x, 2 * through.y - middle.y, to.x, to.y);
  context.lineWidth = arc.width ?? 5;
  context.strokeStyle = colour(arc.color, '#000000');
  context.stroke();
  context.restore();
}

/** Whether a point lies on a line, within the width of a finger. */
export function isOnLine(camera: MapCamera, line: Polyline, { x, y }: ScreenPoint): boolean {
  const points = (line.points ?? []).map((point) => camera.toScreen(point));
  const reach = Math.max(8, (line.width ?? 1) / 2);
  return points.some((to, i) => {
    const from = points[i - 1];
    if (!from) return false;
    const square = (to.x - from.x) ** 2 + (to.y - from.y) ** 2;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * (to.x - from.x) + (y - from.y) * (to.y - from.y)) / square));
    return Math.hypot(x - from.x - share * (to.x - from.x), y - from.y - share * (to.y - from.y)) <= reach;
  });
}
