import { styleText } from './copy-styles.ts';

const XHTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
/** Characters that no XML may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be left out.
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const ADDRESS = /url\("([^"]+)"\)/g;

/** Gives an address as a data URL; '' when it cannot be had. */
export type Load = (url: string) => Promise<string>;

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
/** Frames have classes of their own, so that `instanceof` knows nothing of their elements. */
const tag = (element: Element): string => element.localName;

/** Copies what the document shows into elements that need no style sheet, shadow tree, frame or network. */
export class TreeCopier {
  readonly #document = document.implementation.createDocument(XHTML, 'html');
  readonly #waiting: Promise<void>[] = [];

  constructor(private readonly load: Load) {}

  async copy(root: Element): Promise<Element> {
    const copied = this.#element(root, null);
    await Promise.all(this.#waiting);
    return copied ?? this.#make('');
  }

  #make(style: string): HTMLElement {
    const made = this.#document.createElementNS(XHTML, 'div') as HTMLElement;
    made.setAttribute('style', style);
    return made;
  }

  #element(source: Element, parent: CSSStyleDeclaration | null): Element | null {
    const view = source.ownerDocument.defaultView;
    if (!view || ['style', 'script', 'link', 'template'].includes(tag(source))) return null;
    const style = view.getComputedStyle(source);
    if (style.display === 'none') return null;
    const made = this.#make(styleText(style, parent));
    this.#loadAddresses(made, style);
    if (source.namespaceURI === SVG) {
      made.append(this.#document.importNode(source, true));
      return made;
    }
    const picture = this.#picture(source);
    if (picture) {
      made.append(picture);
      return made;
    }
    if (tag(source) === 'iframe') this.#frame(source as HTMLIFrameElement, made);
    else if (tag(source) === 'input' || tag(source) === 'textarea') this.#field(source as HTMLInputElement, made);
    else this.#children(source, style, made);
    return made;
  }

  #children(source: Element, style: CSSStyleDeclaration, made: HTMLElement): void {
    const inside = source.scrollTop === 0 && source.scrollLeft === 0 ? made : this.#scrolled(source, style, made);
    this.#pseudo(source, '::before', style, inside);
    for (const node of childrenOf(source)) this.#node(node, style, inside);
    this.#pseudo(source, '::after', style, inside);
  }

  #node(node: Node, parent: CSSStyleDeclaration, into: Element): void {
    if (node.nodeType === Node.TEXT_NODE) into.append((node.textContent ?? '').replace(NOT_XML, ''));
    else if (isElement(node)) {
      const copied = this.#element(node, parent);
      if (copied) into.append(copied);
    }
  }

  /** A copy does not scroll: what is inside is moved instead. */
  #scrolled(source: Element, style: CSSStyleDeclaration, made: HTMLElement): HTMLElement {
    const inside = this.#make('');
    inside.style.cssText = `display:${style.display === 'inline' ? 'block' : style.display};flex-direction:${style.flexDirection};min-width:100%;width:${source.scrollWidth}px;transform:translate(${-source.scrollLeft}px,${-source.scrollTop}px)`;
    made.append(inside);
    return inside;
  }

  #pseudo(source: Element, name: '::before' | '::after', parent: CSSStyleDeclaration, into: Element): void {
    const style = source.ownerDocument.defaultView!.getComputedStyle(source, name);
    const { content } = style;
    if (content === 'none' || content === 'normal' || style.display === 'none') return;
    const made = this.#make(styleText(style, parent));
    this.#loadAddresses(made, style);
    const text = /^"((?:[^"\\]|\\.)*)"$/.exec(content)?.[1] ?? '';
    made.append(text.replace(/\\(.)/g, '$1').replace(NOT_XML, ''));
    into.append(made);
  }

  #frame(frame: HTMLIFrameElement, made: HTMLElement): void {
    const inner = frame.contentDocument;
    const view = inner?.defaultView;
    if (!inner?.body || !view) return;
    made.style.overflow = 'hidden';
    // What is fixed in the frame is fixed to its copy.
    made.style.transform ||= 'translate(0)';
    const root = view.getComputedStyle(inner.documentElement);
    const page = this.#make(styleText(root, null));
    page.style.height = `${frame.clientHeight}px`;
    page.style.overflow = 'visible';
    const body = this.#element(inner.body, root);
    if (body) {
      (body as HTMLElement).style.marginTop = `${Number.parseFloat(view.getComputedStyle(inner.body).marginTop) - view.scrollY}px`;
      // The page's colour reaches beyond its body.
      page.style.backgroundColor = view.getComputedStyle(inner.body).backgroundColor;
      page.append(body);
    }
    made.append(page);
  }

  #field(source: HTMLInputElement, made: HTMLElement): void {
    const hint = source.value === '' && source.type !== 'password';
    made.style.whiteSpace = tag(source) === 'textarea' ? 'pre-wrap' : 'pre';
    made.style.overflow = 'hidden';
    if (hint) made.style.opacity = '0.55';
    const shown = hint ? source.placeholder : source.type === 'password' ? '•'.repeat(source.value.length) : source.value;
    made.append(shown.replace(NOT_XML, ''));
  }

  /** Images, canvases and videos as an image of their own size. */
  #picture(source: Element): Element | null {
    const name = tag(source);
    if (name !== 'img' && name !== 'canvas' && name !== 'video') return null;
    const image = this.#document.createElementNS(XHTML, 'img') as HTMLImageElement;
    const fit = source.ownerDocument.defaultView!.getComputedStyle(source);
    image.setAttribute('style', `width:100%;height:100%;object-fit:${fit.objectFit};object-position:${fit.objectPosition};display:block`);
    if (name === 'img') {
      const { currentSrc } = source as HTMLImageElement;
      if (currentSrc)
        this.#waiting.push(
          this.load(currentSrc)
            .then((data) => data && image.setAttribute('src', data))
            .then(() => undefined),
        );
    } else image.setAttribute('src', name === 'canvas' ? drawn(source as HTMLCanvasElement) : frameOf(source as HTMLVideoElement));
    return image.hasAttribute('src') || name === 'img' ? image : null;
  }

  #loadAddresses(made: HTMLElement, style: CSSStyleDeclaration): void {
    for (const name of ['background-image', 'mask-image', 'border-image-source', 'list-style-image']) {
      const value = style.getPropertyValue(name);
      const urls = [...value.matchAll(ADDRESS)].map(([, url]) => url ?? '').filter((url) => !url.startsWith('data:'));
      if (urls.length === 0) continue;
      this.#waiting.push(
        Promise.all(urls.map(async (url) => [url, await this.load(url)] as const)).then((loaded) => {
          let changed = value;
          for (const [url, data] of loaded) changed = changed.replaceAll(`url("${url}")`, data ? `url("${data}")` : 'none');
          made.style.setProperty(name, changed);
        }),
      );
    }
  }
}

/** The nodes that stand inside an element on the screen: its shadow tree with what is slotted into it, or its own children. */
function childrenOf(source: Element): Node[] {
  if (source.shadowRoot) return [...source.shadowRoot.childNodes];
  if (tag(source) !== 'slot') return [...source.childNodes];
  const assigned = (source as HTMLSlotElement).assignedNodes();
  return assigned.length > 0 ? assigned : [...source.childNodes];
}

/** '' for a canvas that pictures of other places were drawn on. */
function drawn(canvas: HTMLCanvasElement): string {
  try {
    return canvas.toDataURL();
  } catch {
    return '';
  }
}

function frameOf(video: HTMLVideoElement): string {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  if (canvas.width === 0) return '';
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return drawn(canvas);
}
