import { create } from 'qrcode';

export interface CodeLook {
  /** The address that a camera reads. */
  url: string;
  /** `#rrggbb`, dark enough to be read on white; see `readableColor`. */
  color: string;
  /** A data URL of the mini program's icon; without it the first letter of its name stands in the middle. */
  icon?: string;
  name: string;
}

/** Units of the drawing. */
const SIZE = 1000;
const RING = 14;
/** Light modules around the code that decoders want; outside of them the ornament begins. */
const QUIET = 2;
/** Share of the code's side that the logo covers: with level H a code survives far more. */
const LOGO = 0.3;
const MIN_CONTRAST = 4.5;

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Contrast of a colour to white by WCAG, 1 to 21. */
export function contrastToWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(color.slice(at, at + 2), 16) / 255));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** The colour itself, or a darker one that cameras tell from white. */
export function readableColor(color: string): string {
  let result = /^#[0-9a-f]{6}$/i.test(color) ? color : '#000000';
  while (contrastToWhite(result) < MIN_CONTRAST) {
    const darker = [1, 3, 5].map((at) => Math.floor(Number.parseInt(result.slice(at, at + 2), 16) * 0.92));
    result = `#${darker.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  }
  return result;
}

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** Dark or light for the ornament outside of the code: by chance, but the same for the same address. */
function chance(seed: string): () => boolean {
  let state = 2166136261;
  for (const sign of seed) state = Math.imul(state ^ sign.charCodeAt(0), 16777619);
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) ^ Math.imul(state, 3266489917);
    return (state >>> 16) % 2 === 0;
  };
}

/** The three corners by which decoders find the code: a ring of 7 modules with a dot of 3. */
function finder(x: number, y: number, unit: number): string {
  const ring = `<rect x="${rounded(x + unit / 2)}" y="${rounded(y + unit / 2)}" width="${rounded(unit * 6)}" height="${rounded(unit * 6)}" rx="${rounded(unit * 1.9)}" fill="none" stroke="currentColor" stroke-width="${rounded(unit)}"/>`;
  const dot = `<rect x="${rounded(x + unit * 2)}" y="${rounded(y + unit * 2)}" width="${rounded(unit * 3)}" height="${rounded(unit * 3)}" rx="${rounded(unit * 1.1)}"/>`;
  return ring + dot;
}

/**
 * The Mini Program code: a round drawing with the mini program's colour and logo that every phone's camera reads, because its
 * middle is a QR code (level H) of an address. Answers an SVG without scripts and without references to other files.
 */
export function drawCode({ url, color, icon, name }: CodeLook): string {
  const { modules } = create(url, { errorCorrectionLevel: 'H' });
  const count = modules.size;
  const centre = SIZE / 2;
  const radius = centre - RING * 2;
  // The corners of the code and its quiet zone touch the circle.
  const unit = (radius * Math.SQRT2) / (count + QUIET);
  const side = unit * count;
  const start = centre - side / 2;
  const logo = (side * LOGO) / 2;
  const dots: string[] = [];
  const dot = (x: number, y: number, size: number, corner: number): void => {
    const half = (unit * size) / 2;
    const at = `x="${rounded(x - half)}" y="${rounded(y - half)}"`;
    dots.push(`<rect ${at} width="${rounded(half * 2)}" height="${rounded(half * 2)}" rx="${rounded(unit * corner)}"/>`);
  };
  const inFinder = (row: number, column: number): boolean =>
    (row < 8 && (column < 8 || column >= count - 8)) || (row >= count - 8 && column < 8);
  const ornament = chance(url);
  const reach = Math.ceil(radius / unit / 2) * 2;
  for (let row = -reach; row < count + reach; row += 1) {
    for (let column = -reach; column < count + reach; column += 1) {
      const x = start + (column + 0.5) * unit;
      const y = start + (row + 0.5) * unit;
      const fromCentre = Math.hypot(x - centre, y - centre);
      const inside = row >= 0 && column >= 0 && row < count && column < count;
      if (inside) {
        if (modules.get(row, column) && !inFinder(row, column) && fromCentre > logo + unit * 0.4) dot(x, y, 1, 0.35);
        continue;
      }
      const near = row >= -QUIET && column >= -QUIET && row < count + QUIET && column < count + QUIET;
      if (!near && fromCentre < radius - unit && ornament()) dot(x, y, 0.7, 0.35);
    }
  }
  const finders = [
    [start, start],
    [start + side - unit * 7, start],
    [start, start + side - unit * 7],
  ].map(([x = 0, y = 0]) => finder(x, y, unit));
  const picture = icon
    ? `<clipPath id="logo"><circle cx="${centre}" cy="${centre}" r="${rounded(logo * 0.86)}"/></clipPath><image href="${escapeText(icon)}" x="${rounded(centre - logo * 0.86)}" y="${rounded(centre - logo * 0.86)}" width="${rounded(logo * 1.72)}" height="${rounded(logo * 1.72)}" preserveAspectRatio="xMidYMid slice" clip-path="url(#logo)"/>`
    : `<circle cx="${centre}" cy="${centre}" r="${rounded(logo * 0.86)}"/><text x="${centre}" y="${rounded(centre + logo * 0.34)}" text-anchor="middle" font-family="sans-serif" font-weight="600" font-size="${rounded(logo)}" fill="#fff">${escapeText([...name.trim()][0] ?? '')}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" role="img" color="${readableColor(color)}" fill="${readableColor(color)}">`,
    `<title>${escapeText(name)}</title>`,
    `<circle cx="${centre}" cy="${centre}" r="${centre}" fill="#fff"/>`,
    `<circle cx="${centre}" cy="${centre}" r="${rounded(centre - RING)}" fill="none" stroke="currentColor" stroke-width="${RING}"/>`,
    ...finders,
    ...dots,
    picture,
    '</svg>',
  ].join('');
}
