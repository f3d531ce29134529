type Child = Node | string;

/** Characters of one text that the phone draws around the pages; more than any of its places shows. */
const MOST_TEXT = 10_000;

/** A text of the program as it is drawn: laying out megabytes would stop the phone. */
export function drawnText(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
}

const drawn = (child: Child): Child => (typeof child === 'string' ? drawnText(child) : child);

/** Makes an element: attributes (`null` leaves one out), then children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children.map(drawn));
  return made;
}

/** A button that is only a picture needs its `label` for screen readers. */
export function button(label: string, className: string, onClick: () => void, ...children: Child[]): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className, ...(children.length > 0 ? { 'aria-label': label } : {}) });
  made.append(...(children.length > 0 ? children : [label]).map(drawn));
  made.addEventListener('click', onClick);
  return made;
}

/** An icon drawn by lines in a 24 x 24 box, in the text's colour. */
export function icon(path: string, size = 24): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', width: String(size), height: String(size), 'aria-hidden': 'true' })) {
    svg.setAttribute(name, value);
  }
  for (const [name, value] of Object.entries({ d: path, fill: 'none', stroke: 'currentColor', 'stroke-width': '2' }))
    line.setAttribute(name, value);
  line.setAttribute('stroke-linecap', 'round');
  line.setAttribute('stroke-linejoin', 'round');
  svg.append(line);
  return svg;
}
