import { assetUrl } from '../assets.ts';
import { blockFormats, type Formats, isBlock, styleBlock, textFormats, wrapText } from './editor-formats.ts';

/** One step of a document: a text, a picture or a line, and what it looks like. A line break carries its paragraph's formats. */
export interface DeltaOp {
  insert: string | Record<string, unknown>;
  attributes?: Formats;
}

export interface Delta {
  ops: DeltaOp[];
}

function op(insert: DeltaOp['insert'], attributes: Formats): DeltaOp {
  return Object.keys(attributes).length > 0 ? { insert, attributes } : { insert };
}

/** The document below `root` as operations. */
export function readDelta(root: HTMLElement): Delta {
  const ops: DeltaOp[] = [];
  const push = (next: DeltaOp): void => {
    const last = ops.at(-1);
    const joins =
      typeof last?.insert === 'string' && typeof next.insert === 'string' && !last.insert.endsWith('\n') && next.insert !== '\n';
    if (joins && JSON.stringify(last.attributes) === JSON.stringify(next.attributes))
      last.insert = `${last.insert as string}${next.insert as string}`;
    else ops.push(next);
  };
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      if (node.data !== '') push(op(node.data, textFormats(node, root)));
      return;
    }
    if (!(node instanceof HTMLElement)) return;
    if (node.localName === 'hr') push({ insert: { divider: true } });
    else if (node instanceof HTMLImageElement) push(op({ image: node.dataset['source'] ?? node.src }, imageFormats(node)));
    else {
      for (const child of [...node.childNodes]) walk(child);
      if (isBlock(node)) push(op('\n', blockFormats(node)));
    }
  };
  for (const child of [...root.childNodes]) walk(child);
  const last = ops.at(-1);
  if (!last || (typeof last.insert === 'string' && !last.insert.endsWith('\n'))) ops.push({ insert: '\n' });
  return { ops };
}

function imageFormats(image: HTMLImageElement): Formats {
  const formats: Formats = {};
  for (const name of ['width', 'height', 'alt'] as const) {
    const value = image.getAttribute(name);
    if (value !== null) formats[name] = value;
  }
  if (image.className) formats['extClass'] = image.className;
  if (image.dataset['custom']) formats['data-custom'] = image.dataset['custom'];
  return formats;
}

/** The plain text of a document; pictures and lines are nothing. */
export function textOf(delta: Delta): string {
  return delta.ops.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

export function makeImage(source: string, formats: Formats): HTMLImageElement {
  const image = document.createElement('img');
  image.src = assetUrl(source);
  image.dataset['source'] = source;
  for (const name of ['width', 'height', 'alt']) if (formats[name] !== undefined) image.setAttribute(name, String(formats[name]));
  if (formats['extClass']) image.className = String(formats['extClass']);
  if (formats['data-custom']) image.dataset['custom'] = String(formats['data-custom']);
  return image;
}

/** Paragraphs of a document made of operations. What is no operation is left out. */
export function writeDelta(delta: unknown): Node[] {
  const given = typeof delta === 'object' && delta !== null ? (delta as Partial<Delta>).ops : undefined;
  const blocks: HTMLElement[] = [];
  let line: Node[] = [];
  const endLine = (formats: Formats): void => {
    const list = formats['list'];
    const block = document.createElement(list ? 'li' : formats['header'] ? `h${Number(formats['header'])}` : 'p');
    block.append(...(line.length > 0 ? line : [document.createElement('br')]));
    line = [];
    styleBlock(block, formats);
    if (!list) {
      blocks.push(block);
      return;
    }
    if (list === 'checked' || list === 'unchecked' || list === 'check') block.dataset['checked'] = String(list === 'checked');
    const tag = list === 'ordered' ? 'ol' : 'ul';
    let holder = blocks.at(-1);
    if (holder?.localName !== tag) {
      holder = document.createElement(tag);
      blocks.push(holder);
    }
    holder.append(block);
  };
  for (const { insert, attributes = {} } of Array.isArray(given) ? given : []) {
    if (typeof insert === 'string') {
      insert.split('\n').forEach((text, index, all) => {
        if (text !== '') line.push(wrapText(document.createTextNode(text), attributes));
        if (index < all.length - 1) endLine(attributes);
      });
    } else if (typeof insert === 'object' && insert !== null) {
      if ('image' in insert) line.push(makeImage(String(insert['image']), attributes));
      else if ('divider' in insert) {
        if (line.length > 0) endLine({});
        blocks.push(document.createElement('hr'));
      }
    }
  }
  if (line.length > 0) endLine({});
  return blocks;
}

const ALLOWED = new Set('p div span br hr img a b strong i em u s strike del ins sub sup h1 h2 h3 h4 h5 h6 ol ul li blockquote'.split(' '));
const ATTRIBUTES = new Set(['style', 'class', 'width', 'height', 'alt', 'data-checked', 'data-indent', 'data-custom', 'data-source']);

/** Nodes of HTML that the app or a paste gives, without anything that could act. */
export function safeNodes(html: string): Node[] {
  const source = new DOMParser().parseFromString(html, 'text/html').body;
  const copy = (node: Node): Node[] => {
    if (node instanceof Text) return [document.createTextNode(node.data)];
    if (!(node instanceof Element)) return [];
    const name = node.localName;
    if (/^(script|style|template|iframe|object)$/.test(name)) return [];
    const children = [...node.childNodes].flatMap(copy);
    if (!ALLOWED.has(name)) return children;
    const element =
      name === 'img' ? makeImage(node.getAttribute('data-source') ?? node.getAttribute('src') ?? '', {}) : document.createElement(name);
    for (const attribute of node.getAttributeNames()) {
      if (ATTRIBUTES.has(attribute)) element.setAttribute(attribute, node.getAttribute(attribute) ?? '');
    }
    element.append(...children);
    return [element];
  };
  const nodes = [...source.childNodes].flatMap(copy);
  return nodes.some((node) => node instanceof Element && (isBlock(node) || /^(ol|ul|hr)$/.test(node.localName)))
    ? nodes
    : [paragraph(nodes)];
}

export function paragraph(content: Node[] = []): HTMLElement {
  const block = document.createElement('p');
  block.append(...(content.length > 0 ? content : [document.createElement('br')]));
  return block;
}
