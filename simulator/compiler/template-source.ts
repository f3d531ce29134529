/** An edit of a template's text: `text` in place of what stands from `start` to `end`. Edits never hold line feeds. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface TemplateReference {
  tag: 'import' | 'include' | 'wxs' | 'asset';
  src: string;
  /** Offset of the value in the original text. */
  offset: number;
}

/** What a template's text says, without compiling it. */
export interface TemplateSource {
  /** The text with its edits made, what the template compiler is given. */
  text: string;
  references: TemplateReference[];
  /** Module name -> offset of the body of an inline view script. */
  inlineScripts: Map<string, number>;
  edits: readonly Edit[];
  /** How deep elements stand in each other, and where the deepest one begins. */
  deepest: Deepest;
  /** The same of brackets and operators in one expression. */
  deepestExpression: Deepest;
  /** Attributes that are on or off and are given the text `false`, which is true on a phone; `offset` of the value. */
  falseTexts: { name: string; offset: number }[];
}

interface Deepest {
  depth: number;
  offset: number;
}

interface Attribute {
  name: string;
  start: number;
  /** Null without a value; else where it stands, quotes excluded. */
  value: { text: string; start: number; end: number; quoted: boolean } | null;
}

const EVENT = /^(capture-bind|capture-catch|capture-mut-bind|mut-bind|bind|catch)([a-zA-Z][\w-]*)$/;
/** Tags whose literal addresses are relative to the template. */
const ASSET_ATTRIBUTES: Record<string, readonly string[]> = {
  image: ['src'],
  'cover-image': ['src'],
  audio: ['src', 'poster'],
  video: ['src', 'poster'],
};

/** Attributes that are on or off, and no component has for a text. */
const SWITCHES = new Set(
  (
    'wx:if wx:elif hidden disabled checked focus auto-focus autofocus password auto-height show-confirm-bar plain loading scroll-x ' +
    'scroll-y enhanced bounces paging-enabled show-scrollbar enable-flex scroll-with-animation enable-back-to-top refresher-enabled ' +
    'refresher-triggered autoplay circular vertical indicator-dots loop muted controls lazy-load show-menu-by-longpress selectable ' +
    'user-select decode show-info show-value show-location enable-zoom enable-scroll mask-closable'
  ).split(' '),
);

/** Older spellings that phones still take, as the template compiler knows them. */
const OLDER_NAMES: Record<string, string> = { 'wx:for-items': 'wx:for' };

/**
 * Reads a template tag by tag. Makes `bindtap=` into `bind:tap=`, which the template compiler takes for an event, and lets
 * `locate` replace the literal addresses of images, audio and video; children of builders become lists; spaces of other scripts
 * between attributes, which the template compiler dies of, become plain ones; id and data of a `block`, which frameworks write and
 * a phone passes over, are left out. Line numbers stay.
 *
 * @param locate gives the address to write instead, or null to leave it
 */
export function readTemplate(original: string, locate: (src: string) => string | null): TemplateSource {
  const edits: Edit[] = [];
  const references: TemplateReference[] = [];
  const inlineScripts = new Map<string, number>();
  const falseTexts: TemplateSource['falseTexts'] = [];
  let builtList: string | undefined;
  const deepest: Deepest = { depth: 0, offset: 0 };
  const deepestExpression: Deepest = { depth: 0, offset: 0 };
  /** Looks at the expressions of a piece of the text. */
  const weigh = (from: number, to: number): void => {
    for (let start = original.indexOf('{{', from); start !== -1 && start < to; ) {
      const end = Math.min(to, skipExpression(original, start));
      const depth = expressionDepth(original.slice(start + 2, end));
      if (depth > deepestExpression.depth) Object.assign(deepestExpression, { depth, offset: start });
      start = original.indexOf('{{', end);
    }
  };
  let depth = 0;
  let at = 0;
  while (at < original.length) {
    const next = nextMarkup(original, at);
    if (next === -1) break;
    if (original.startsWith('{{', next)) {
      at = skipExpression(original, next);
      weigh(next, at);
    } else if (original.startsWith('<!--', next)) at = endOf(original, '-->', next + 4);
    else if (original.startsWith('</', next)) {
      depth = Math.max(0, depth - 1);
      at = next + 2;
    } else {
      const tag = readTag(original, next, edits);
      at = tag.end;
      for (const { value } of tag.attributes) if (value) weigh(value.start, value.end);
      if (!tag.selfClosing && tag.name !== 'wxs') depth += 1;
      if (depth > deepest.depth) Object.assign(deepest, { depth, offset: next });
      if (tag.name === 'wxs') at = readScriptTag(original, tag, references, inlineScripts);
      else {
        if (builtList !== undefined) repeatChild(tag, builtList, edits);
        builtList = listOf(tag);
        readElement(tag, locate, edits, references);
        for (const { name, value } of tag.attributes) {
          if (value?.text === 'false' && SWITCHES.has(name)) falseTexts.push({ name, offset: value.start });
        }
      }
    }
  }
  return { text: applyEdits(original, edits), references, inlineScripts, edits, deepest, deepestExpression, falseTexts };
}

/** The 0-based place in the original text of a 0-based place in the edited text. */
export function originalColumn(source: TemplateSource, original: string, line: number, column: number): number {
  const lineStart = nthLineStart(original, line);
  const lineEnd = original.indexOf('\n', lineStart);
  let result = column;
  for (const edit of source.edits) {
    if (edit.start < lineStart || (lineEnd !== -1 && edit.start >= lineEnd)) continue;
    const growth = edit.text.length - (edit.end - edit.start);
    if (edit.start - lineStart < result) result = Math.max(edit.start - lineStart, result - growth);
  }
  return result;
}

function nthLineStart(text: string, line: number): number {
  let start = 0;
  for (let count = 0; count < line; count++) {
    const end = text.indexOf('\n', start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  return start;
}

function applyEdits(original: string, edits: readonly Edit[]): string {
  let text = '';
  let from = 0;
  for (const edit of edits) {
    text += original.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return text + original.slice(from);
}

function nextMarkup(text: string, from: number): number {
  const pattern = /\{\{|<!--|<\/?[a-zA-Z]/g;
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}

/** An expression may hold `<`, and texts that hold `}}`. A line feed before its end means that it is not one. */
function skipExpression(text: string, from: number): number {
  const pattern = /\{\{(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^'"}]|\}(?!\}))*\}\}/y;
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from + 2;
}

const EXPRESSION_PARTS = /'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"|[([{]|[)\]}]|[,;]|&&|\|\||[=!<>]=+|[-+*/%!~?&|<>]/g;

/** How deep the parts of an expression stand in each other: brackets, and operators that follow each other. */
export function expressionDepth(text: string): number {
  // Operators of each bracket that is open, itself counted.
  const open = [0];
  let depth = 0;
  let most = 0;
  const close = (): void => {
    depth -= open.pop() ?? 0;
    if (open.length === 0) open.push(0);
  };
  const grow = (): void => {
    open[open.length - 1] = (open.at(-1) ?? 0) + 1;
    depth += 1;
    most = Math.max(most, depth);
  };
  for (const [part] of text.matchAll(EXPRESSION_PARTS)) {
    if (/^[([{]/.test(part)) {
      open.push(0);
      grow();
    } else if (/^[)\]}]/.test(part)) close();
    else if (/^[,;]/.test(part)) {
      // What stands beside each other is not deep.
      depth -= (open.at(-1) ?? 0) - (open.length > 1 ? 1 : 0);
      open[open.length - 1] = open.length > 1 ? 1 : 0;
    } else if (!/^['"]/.test(part)) grow();
  }
  return most;
}

/** White space that is not ASCII. */
const STRANGE_SPACE = /[^\S \t\r\n\f\v]/;

interface Tag {
  name: string;
  attributes: Attribute[];
  selfClosing: boolean;
  end: number;
}

function readTag(text: string, from: number, edits: Edit[]): Tag {
  const name = /[^\s/>]+/y;
  name.lastIndex = from + 1;
  const tag: Tag = { name: name.exec(text)?.[0] ?? '', attributes: [], selfClosing: false, end: name.lastIndex };
  while (tag.end < text.length) {
    const char = text[tag.end] ?? '';
    if (char === '>') {
      tag.end++;
      break;
    }
    // The tag was never closed: the next one begins here.
    if (char === '<') break;
    if (char === '/') tag.selfClosing = text[tag.end + 1] === '>';
    if (STRANGE_SPACE.test(char)) edits.push({ start: tag.end, end: tag.end + 1, text: ' ' });
    if (/[\s/"'=]/.test(char)) tag.end++;
    else tag.end = readAttribute(text, tag.end, tag.attributes);
  }
  return tag;
}

function readAttribute(text: string, start: number, attributes: Attribute[]): number {
  const pattern = /([^\s=/>"'<]+)(?:(\s*=\s*)("[^"]*"|'[^']*'|\{\{[\s\S]*?\}\}|[^\s>"'<]+))?/y;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (!match) return start + 1;
  const [, name = '', equals = '', written] = match;
  let value: Attribute['value'] = null;
  if (written !== undefined) {
    const quoted = /^["']/.test(written) ? 1 : 0;
    const from = start + name.length + equals.length + quoted;
    const inside = written.slice(quoted, written.length - quoted);
    value = { text: inside, start: from, end: from + inside.length, quoted: quoted > 0 };
  }
  attributes.push({ name, start, value });
  return pattern.lastIndex;
}

function readScriptTag(text: string, tag: Tag, references: TemplateReference[], inline: Map<string, number>): number {
  const value = (name: string) => tag.attributes.find((attribute) => attribute.name === name)?.value ?? null;
  const src = value('src');
  const module = value('module');
  if (src) references.push({ tag: 'wxs', src: src.text, offset: src.start });
  else if (module) inline.set(module.text, tag.end);
  return tag.selfClosing ? tag.end : endOf(text, '</wxs', tag.end);
}

function readElement(tag: Tag, locate: (src: string) => string | null, edits: Edit[], references: TemplateReference[]): void {
  const assets = ASSET_ATTRIBUTES[tag.name];
  for (const { name, start, value } of tag.attributes) {
    if (tag.name === 'block' && value?.quoted && /^(?:id$|data-)/.test(name) && !value.text.includes('\n')) {
      edits.push({ start, end: value.end + 1, text: '' });
      continue;
    }
    const event = EVENT.exec(name);
    const newer = event ? `${event[1]}:${event[2]}` : OLDER_NAMES[name];
    if (newer !== undefined) edits.push({ start, end: start + name.length, text: newer });
    if (!value) continue;
    if (name === 'src' && (tag.name === 'import' || tag.name === 'include')) {
      references.push({ tag: tag.name, src: value.text, offset: value.start });
    } else if (assets?.includes(name) && isLocalAddress(value.text)) {
      references.push({ tag: 'asset', src: value.text, offset: value.start });
      const address = locate(value.text);
      if (address !== null) edits.push({ start: value.start, end: value.end, text: address });
    }
  }
}

/** What a `list-builder` or `grid-builder` repeats its child for: its list, or the number of its children. */
function listOf(tag: Tag): string | undefined {
  if (tag.name !== 'list-builder' && tag.name !== 'grid-builder') return undefined;
  const value = (name: string) => tag.attributes.find((attribute) => attribute.name === name)?.value?.text;
  const list = value('list') ?? value('child-count');
  return list?.includes('\n') ? undefined : list;
}

/** The child of a builder, `<view slot:item slot:index>`, stands for every item: it is repeated like any list is. */
function repeatChild(tag: Tag, list: string, edits: Edit[]): void {
  const found = tag.attributes.filter(({ name }) => name === 'slot:item' || name === 'slot:index');
  found.forEach(({ name, start, value }, index) => {
    const loop = index === 0 ? `wx:for="${list}" wx:key="index" ` : '';
    const end = value ? value.end + 1 : start + name.length;
    const variable = name.slice('slot:'.length);
    edits.push({ start, end, text: `${loop}wx:for-${variable}="${value?.text || variable}"` });
  });
}

/** A literal address of a file of the project, not one of the network, data, or an expression. */
export function isLocalAddress(address: string): boolean {
  return address !== '' && !address.includes('{{') && !/^(?:[a-z][\w+.-]*:|\/\/|#)/i.test(address);
}
