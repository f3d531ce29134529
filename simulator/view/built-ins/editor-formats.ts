/** Formats of a text: by their names in a delta, as the tag or the style that shows them. */
const TAGS: Record<string, Record<string, unknown>> = {
  b: { bold: 'strong' },
  strong: { bold: 'strong' },
  i: { italic: 'em' },
  em: { italic: 'em' },
  u: { underline: 'u' },
  s: { strike: 'del' },
  strike: { strike: 'del' },
  del: { strike: 'del' },
  ins: { ins: 'ins' },
  sub: { script: 'sub' },
  sup: { script: 'super' },
};

/** Formats that are a style of the text. */
export const TEXT_STYLES = [
  'color',
  'backgroundColor',
  'fontFamily',
  'fontSize',
  'fontStyle',
  'fontVariant',
  'fontWeight',
  'letterSpacing',
  'textDecoration',
] as const;

/** Formats that are a style of the whole paragraph. */
export const BLOCK_STYLES = [
  'lineHeight',
  'textIndent',
  'margin',
  'marginTop',
  'marginBottom',
  'marginLeft',
  'marginRight',
  'padding',
  'paddingTop',
  'paddingBottom',
  'paddingLeft',
  'paddingRight',
] as const;

export type Formats = Record<string, unknown>;
type Styled = CSSStyleDeclaration & Record<string, string>;

export function isBlock(node: Node | null): node is HTMLElement {
  return node instanceof HTMLElement && /^(p|div|h[1-6]|li|blockquote)$/.test(node.localName);
}

/** Formats that the elements around a text give it, up to its paragraph. */
export function textFormats(node: Node, root: Node): Formats {
  const formats: Formats = {};
  for (let at: Node | null = node; at && at !== root && !isBlock(at); at = at.parentNode) {
    if (!(at instanceof HTMLElement)) continue;
    for (const [name, value] of Object.entries(TAGS[at.localName] ?? {})) formats[name] ??= value;
    for (const name of TEXT_STYLES) {
      const value = (at.style as Styled)[name];
      if (value) formats[name] ??= value;
    }
  }
  return formats;
}

export function blockFormats(block: HTMLElement): Formats {
  const formats: Formats = {};
  const heading = /^h([1-6])$/.exec(block.localName);
  if (heading) formats['header'] = Number(heading[1]);
  if (block.localName === 'li') {
    const { checked } = block.dataset;
    formats['list'] =
      checked !== undefined
        ? checked === 'true'
          ? 'checked'
          : 'unchecked'
        : block.parentElement?.localName === 'ol'
          ? 'ordered'
          : 'bullet';
  }
  const { textAlign, direction } = block.style;
  if (textAlign) formats['align'] = textAlign;
  if (direction) formats['direction'] = direction;
  if (block.dataset['indent']) formats['indent'] = Number(block.dataset['indent']);
  for (const name of BLOCK_STYLES) {
    const value = (block.style as Styled)[name];
    if (value) formats[name] = value;
  }
  return formats;
}

/** Wraps a text in what shows its formats. */
export function wrapText(node: Node, formats: Formats): Node {
  let outer = node;
  const wrap = (tag: string): HTMLElement => {
    const element = document.createElement(tag);
    element.append(outer);
    outer = element;
    return element;
  };
  if (formats['bold']) wrap('strong');
  if (formats['italic']) wrap('em');
  if (formats['underline']) wrap('u');
  if (formats['strike']) wrap('del');
  if (formats['ins']) wrap('ins');
  if (formats['script']) wrap(formats['script'] === 'sub' ? 'sub' : 'sup');
  const styles = TEXT_STYLES.filter((name) => formats[name]);
  if (styles.length > 0) {
    const span = wrap('span');
    for (const name of styles) (span.style as Styled)[name] = String(formats[name]);
  }
  return outer;
}

export function styleBlock(block: HTMLElement, formats: Formats): void {
  if (formats['align']) block.style.textAlign = String(formats['align']);
  if (formats['direction']) block.style.direction = String(formats['direction']);
  if (formats['indent']) indent(block, Number(formats['indent']));
  for (const name of BLOCK_STYLES) if (formats[name]) (block.style as Styled)[name] = String(formats[name]);
}

export function indent(block: HTMLElement, steps: number): void {
  const depth = Math.max(0, Math.min(8, steps));
  if (depth === 0) {
    delete block.dataset['indent'];
    block.style.textIndent = '';
    block.style.paddingLeft = '';
  } else {
    block.dataset['indent'] = String(depth);
    block.style.paddingLeft = `${depth * 2}em`;
  }
}
