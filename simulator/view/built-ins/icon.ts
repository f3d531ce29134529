import { BuiltIn, cssLength, privateParts } from '../built-in.ts';

const SVG = 'http://www.w3.org/2000/svg';
const TICK = 'M6.6 12.4l3.7 3.6 7.2-7.6';
const DISC = 'M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21z';
const RING = 'M12 2.2a9.8 9.8 0 1 0 0 19.6 9.8 9.8 0 0 0 0-19.6z';

interface Drawing {
  color: string;
  /** A filled disc below the lines, which are white then. */
  disc?: string;
  lines: string[];
  width?: number;
}

const ICONS: Record<string, Drawing> = {
  success: { color: '#07c160', disc: DISC, lines: [TICK] },
  success_no_circle: { color: '#07c160', lines: ['M3.5 12.6l5.9 5.7L20.5 6.6'], width: 2.2 },
  info: { color: '#10aeff', disc: DISC, lines: ['M12 10.5v7', 'M12 6.4v1.8'] },
  warn: { color: '#fa5151', disc: DISC, lines: ['M12 6v7.4', 'M12 16v1.8'] },
  waiting: { color: '#10aeff', disc: DISC, lines: ['M11.4 6.2v6.2l4.4 2.6'] },
  cancel: { color: '#fa5151', lines: [RING, 'M8.2 8.2l7.6 7.6', 'M15.8 8.2l-7.6 7.6'], width: 1.6 },
  download: { color: '#07c160', lines: [RING, 'M12 6.5v10', 'M8 12.7l4 4 4-4'], width: 1.6 },
  search: { color: '#b2b2b2', lines: ['M10.5 3.5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z', 'M15.7 15.7l5 5'], width: 2 },
  clear: { color: '#b2b2b2', disc: DISC, lines: ['M8.4 8.4l7.2 7.2', 'M15.6 8.4l-7.2 7.2'] },
};

function path(d: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(SVG, 'path');
  element.setAttribute('d', d);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** `icon`: size 23 unless given. */
export class WxIcon extends BuiltIn {
  readonly #root: ShadowRoot;

  constructor() {
    super();
    this.#root = privateParts(this, 'svg { display: block; }', '');
  }

  protected override attributeSet(): void {
    const drawing = ICONS[this.text('type')];
    const svg = document.createElementNS(SVG, 'svg');
    const size = cssLength(this.properties.get('size'), '23px');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.style.cssText = `width:${size};height:${size}`;
    if (drawing) {
      const color = this.text('color', drawing.color);
      if (drawing.disc) svg.append(path(drawing.disc, { fill: color }));
      const stroke = drawing.disc ? '#fff' : color;
      for (const line of drawing.lines) svg.append(path(line, { fill: 'none', stroke, 'stroke-width': String(drawing.width ?? 1.8) }));
    }
    this.#root.replaceChildren(svg);
  }
}
