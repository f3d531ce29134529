import { BuiltIn, isTrue } from './built-in.ts';

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

/** Shows a text node inside `<text>`. `text` is given when it is new. */
export function presentText(node: Text, text?: string): void {
  const parent = node.parentElement;
  if (!(parent instanceof BuiltIn)) return;
  const source = text ?? raw.get(node) ?? node.data;
  const shown = presentedText(source, parent.properties.get('space'), isTrue(parent.properties.get('decode')));
  if (shown !== source) raw.set(node, source);
  else if (text !== undefined) raw.delete(node);
  if (node.data !== shown) node.data = shown;
}
