import { isTrue } from './built-in.ts';
import { stateOf } from './elements.ts';

/** Texts that are shown otherwise than they are written. */
const raw = new WeakMap<Text, string>();

const ENTITIES: Record<string, string> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  quot: '"',
  ensp: '\u2002',
  emsp: '\u2003',
};
const SPACES: Record<string, string> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' };

/** Text of `<text>`: a written `\n` is a line break; `space` widens blanks; `decode` reads entities. */
export function presentedText(text: string, space: unknown, decode: boolean): string {
  let shown = text.includes('\\n') ? text.replaceAll('\\n', '\n') : text;
  const blank = SPACES[String(space)];
  if (blank) shown = shown.replaceAll(' ', blank);
  if (decode && shown.includes('&'))
    shown = shown.replace(/&(nbsp|lt|gt|amp|apos|quot|ensp|emsp);/g, (_whole, name: string) => ENTITIES[name] ?? '');
  return shown;
}

/** A text node of the app's. What has an escape may be shown otherwise in a `<text>`; most have none. */
export function createText(text: string): Text {
  const node = document.createTextNode(text);
  if (text.includes('\\n')) raw.set(node, text);
  return node;
}

/** The text node has come into its parent: in a `<text>` it is shown as that says. */
export function textPlaced(node: Text, parent: Element): void {
  if (parent.localName === 'wx-text' && (raw.has(node) || stateOf(parent)?.properties)) presentText(node);
}

/** Shows a text node inside `<text>`. `text` is given when it is new. */
export function presentText(node: Text, text?: string): void {
  const parent = node.parentElement;
  if (!parent) return;
  const properties = stateOf(parent)?.properties;
  const source = text ?? raw.get(node) ?? node.data;
  const shown = presentedText(source, properties?.get('space'), isTrue(properties?.get('decode')));
  if (shown !== source) raw.set(node, source);
  else if (text !== undefined) raw.delete(node);
  if (node.data !== shown) node.data = shown;
}

/** The same for all text nodes that stand directly in a `<text>`. */
export function presentTexts(parent: Element): void {
  for (const child of parent.childNodes) if (child instanceof Text) presentText(child);
}
