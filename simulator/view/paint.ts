const SVG = 'http://www.w3.org/2000/svg';

/** A picture as text, because a picture inside a picture loads nothing. */
async function inline(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return new Promise((read, failed) => {
    const reader = new FileReader();
    reader.onload = () => read(String(reader.result));
    reader.onerror = () => failed(reader.error ?? new Error(`could not read ${url}`));
    reader.readAsDataURL(blob);
  });
}

function styleText(style: CSSStyleDeclaration): string {
  return [...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
}

/** What an element shows below it: parts of its shadow tree, with its children in their slots. */
function shown(element: Element): Iterable<Node> {
  if (element instanceof HTMLSlotElement) return element.assignedNodes({ flatten: true });
  return (element.shadowRoot ?? element).childNodes;
}

/** A copy that looks the same on its own: every style is computed, shadow trees are laid open, pictures are inside. */
async function copy(node: Node): Promise<Node | null> {
  if (node instanceof Text) return node.cloneNode();
  if (!(node instanceof HTMLElement || node instanceof SVGElement) || node instanceof HTMLStyleElement) return null;
  let made: Element;
  if (node instanceof HTMLCanvasElement || node instanceof HTMLImageElement) {
    const image = document.createElement('img');
    image.src = node instanceof HTMLCanvasElement ? node.toDataURL() : await inline(node.currentSrc).catch(() => '');
    made = image;
  } else if (node instanceof SVGElement) made = node.cloneNode(false) as Element;
  else made = document.createElement('div');
  made.setAttribute('style', styleText(getComputedStyle(node)));
  if (made instanceof HTMLImageElement) return made;
  for (const child of shown(node)) {
    const part = await copy(child);
    if (part) made.append(part);
  }
  return made;
}

/**
 * Draws an element as it looks now, in the pixels of the screen. Pictures of other sites that do not allow it are left out, and
 * so are background pictures.
 *
 * @throws {Error} when the browser cannot draw it
 */
export async function paint(element: HTMLElement): Promise<HTMLCanvasElement> {
  const { width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) throw new Error('there is nothing to see');
  const root = (await copy(element)) as HTMLElement;
  Object.assign(root.style, { margin: '0', position: 'static', transform: 'none', width: `${width}px`, height: `${height}px` });
  const body = new XMLSerializer().serializeToString(root);
  const svg = `<svg xmlns="${SVG}" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${body}</foreignObject></svg>`;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
