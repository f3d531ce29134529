import { elementTooLarge } from '../../protocol/picture-size.ts';
import { assetUrl } from '../assets.ts';
import { BuiltIn } from '../built-in.ts';
import { browserStyle } from '../element-style.ts';
import { presentedText } from '../text-content.ts';

interface RichNode {
  type?: string;
  name?: string;
  text?: unknown;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
}

const TAGS = new Set(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  ),
);
/** Attributes beyond class and style that each tag keeps. */
const ATTRIBUTES: Record<string, string[]> = {
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
  tr: ['colspan', 'height', 'rowspan', 'width'],
  font: ['color', 'size'],
};

/** HTML text as nodes. The parser's document is inert: nothing of it loads or runs. */
function parse(html: string): RichNode[] {
  const read = (node: Node): RichNode[] => {
    if (node instanceof Text || node.nodeType === 3) return [{ type: 'text', text: node.textContent ?? '' }];
    if (node.nodeType !== 1) return [];
    const element = node as Element;
    const attrs = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    return [{ type: 'node', name: element.localName, attrs, children: [...element.childNodes].flatMap(read) }];
  };
  return [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].flatMap(read);
}

function isPlain(html: unknown): html is string {
  return typeof html === 'string';
}

/** `rich-text`: trusted tags and attributes only; links lead nowhere. */
export class WxRichText extends BuiltIn {
  protected override attributeSet(name: string, value: unknown): void {
    if (name !== 'nodes' && name !== 'space') return;
    const nodes = name === 'nodes' ? value : this.properties.get('nodes');
    const list = isPlain(nodes) ? parse(nodes) : Array.isArray(nodes) ? (nodes as RichNode[]) : [];
    const fromHtml = isPlain(nodes);
    this.replaceChildren(...list.flatMap((node) => this.#build(node, fromHtml)));
  }

  #build(node: RichNode, fromHtml: boolean): Node[] {
    if (typeof node !== 'object' || node === null) return [];
    if (node.type === 'text' || (node.name === undefined && node.text !== undefined)) {
      return [document.createTextNode(presentedText(String(node.text ?? ''), this.properties.get('space'), !fromHtml))];
    }
    const tag = String(node.name ?? '').toLowerCase();
    if (!TAGS.has(tag)) return [];
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(node.attrs ?? {})) this.#attribute(element, tag, name.toLowerCase(), String(value));
    if (tag === 'img') element.addEventListener('load', () => hideTooLarge(element as HTMLImageElement));
    element.append(...(node.children ?? []).flatMap((child) => this.#build(child, fromHtml)));
    return [element];
  }

  /** Style sheets of a component name their classes by its scope, and so do the nodes that it shows. */
  #scoped(classes: string): string {
    const scope = this.text('nodes-scope');
    if (scope === '') return classes;
    return classes
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => `${scope}--${name}`)
      .join(' ');
  }

  #attribute(element: HTMLElement, tag: string, name: string, value: string): void {
    if (name === 'class') element.className = this.#scoped(value);
    else if (name === 'style') element.style.cssText = browserStyle(value);
    else if (ATTRIBUTES[tag]?.includes(name)) element.setAttribute(name, name === 'src' ? assetUrl(value) : value);
  }
}

function hideTooLarge(image: HTMLImageElement): void {
  const reason = elementTooLarge(image);
  if (!reason) return;
  image.style.visibility = 'hidden';
  console.warn(`rich-text: cannot show ${image.src}: ${reason}`);
}
