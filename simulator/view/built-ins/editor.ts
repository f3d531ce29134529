import { BuiltIn, part, privateParts } from '../built-in.ts';
import { closeKeyboard, type KeyboardOwner, openKeyboard } from '../keyboard.ts';
import { makeImage, paragraph, readDelta, safeNodes, textOf, writeDelta } from './editor-delta.ts';
import { BLOCK_STYLES, blockFormats, type Formats, indent, isBlock, TEXT_STYLES, textFormats } from './editor-formats.ts';
import type { FormField } from './form-field.ts';

const CSS = `
:host { cursor: text; }
#text { min-height: inherit; height: 100%; box-sizing: border-box; outline: 0; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; user-select: text; -webkit-user-select: text; scrollbar-width: none; }
#text > *:first-child { margin-top: 0; }
p { margin: 0; }
img { max-width: 100%; }
hr { border: 0; border-top: 1px solid rgba(128, 128, 128, 0.5); margin: 8px 0; }
ol, ul { margin: 0; padding-left: 1.5em; }
li[data-checked] { list-style: none; position: relative; }
li[data-checked]::before { content: "\\2610"; position: absolute; left: -1.4em; }
li[data-checked=true]::before { content: "\\2611"; }
#text[data-empty]::before { content: attr(data-placeholder); position: absolute; color: #808080; font-style: italic; pointer-events: none; }
`;
const HTML = '<div id="text" role="textbox" aria-multiline="true"></div>';

type Options = Record<string, unknown>;
type Styled = CSSStyleDeclaration & Record<string, string>;

/** Formats that the browser's own editing turns on and off. */
const COMMANDS: Record<string, string> = { bold: 'bold', italic: 'italic', underline: 'underline', strike: 'strikeThrough' };

/**
 * `editor`: rich text. Its EditorContext calls `invoke`. Events ready, focus, blur and input with {html, text, delta},
 * statuschange with the formats at the caret.
 */
export class WxEditor extends BuiltIn implements FormField, KeyboardOwner {
  readonly #text: HTMLElement;
  readonly #root: ShadowRoot;
  #history: string[] = [];
  #at = -1;
  #ready = false;
  #range: Range | undefined;

  constructor() {
    super();
    this.#root = privateParts(this, CSS, HTML);
    this.#text = part(this.#root, '#text');
    this.#text.contentEditable = 'true';
    this.#text.append(paragraph());
    this.#remember();
    const content = (): Options => this.#contents();
    this.#text.addEventListener('input', () => this.#changed());
    this.#text.addEventListener('focus', () => {
      document.execCommand('defaultParagraphSeparator', false, 'p');
      const bottom = Math.min(this.getBoundingClientRect().bottom, innerHeight);
      openKeyboard(this, { keys: 'text', confirm: 'return', bar: false, nickname: false, bottom });
      this.emit('focus', content());
    });
    this.#text.addEventListener('blur', () => {
      closeKeyboard(this);
      this.emit('blur', content());
    });
    this.#text.addEventListener('paste', (event) => {
      event.preventDefault();
      document.execCommand('insertText', false, event.clipboardData?.getData('text/plain') ?? '');
    });
    this.#text.addEventListener('beforeinput', (event) => {
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
      event.preventDefault();
      this.#step(event.inputType === 'historyUndo' ? -1 : 1);
    });
    this.#text.addEventListener('click', (event) => this.#check(event));
    document.addEventListener('selectionchange', () => this.#selected());
  }

  connectedCallback(): void {
    if (this.#ready) return;
    this.#ready = true;
    queueMicrotask(() => this.emit('ready', {}));
  }

  get formValue(): unknown {
    return this.#text.innerHTML;
  }

  resetField(): void {
    this.#fill([paragraph()]);
  }

  override focus(): void {
    this.#text.focus();
  }

  keyboardChanged(height: number): void {
    this.emit('keyboardheightchange', { height });
  }

  pressKey(key: string): void {
    if (key === 'hide') this.#text.blur();
    else if (key === 'delete') document.execCommand('delete');
    else document.execCommand('insertText', false, key === 'confirm' ? '\n' : key.slice('text:'.length));
  }

  protected override attributeSet(name: string): void {
    if (name === 'read-only') this.#text.contentEditable = String(!this.flag('read-only'));
    else if (name === 'placeholder') {
      this.#text.dataset['placeholder'] = this.text('placeholder');
      this.#text.setAttribute('aria-label', this.text('placeholder'));
    }
  }

  override invoke(method: string, args: unknown[]): unknown {
    const [first, second] = args;
    const options = (typeof first === 'object' && first !== null ? first : {}) as Options;
    switch (method) {
      case 'format':
        this.#edit(() => this.#format(String(first), second));
        return {};
      case 'getContents':
        return this.#contents();
      case 'setContents':
        this.#fill(options['delta'] !== undefined ? writeDelta(options['delta']) : safeNodes(String(options['html'] ?? '')));
        return {};
      case 'clear':
        this.#fill([paragraph()]);
        return {};
      case 'insertText':
        this.#edit(() => document.execCommand('insertText', false, String(options['text'] ?? '')));
        return {};
      case 'insertImage':
        if (!options['src']) throw new Error('parameter error: parameter.src should be String');
        this.#edit(() => this.#insert(makeImage(String(options['src']), imageOptions(options)), options['nowrap'] === true));
        return {};
      case 'insertDivider':
        this.#edit(() => this.#insertDivider());
        return {};
      case 'removeFormat':
        this.#edit(() => this.#removeFormat());
        return {};
      case 'undo':
      case 'redo':
        this.#step(method === 'undo' ? -1 : 1);
        return {};
      case 'getHistoryState':
        return { undo: this.#at > 0, redo: this.#at < this.#history.length - 1 };
      case 'getSelectionText':
        return { text: this.#range?.toString() ?? '' };
      case 'scrollIntoView':
        this.scrollIntoView({ block: 'nearest' });
        return {};
      case 'blur':
        this.#text.blur();
        return {};
      default:
        return super.invoke(method, args);
    }
  }

  #contents(): Options {
    const delta = readDelta(this.#text);
    return { html: this.#text.innerHTML, text: textOf(delta), delta };
  }

  #fill(nodes: Node[]): void {
    this.#text.replaceChildren(...(nodes.length > 0 ? nodes : [paragraph()]));
    this.#range = undefined;
    this.#changed();
  }

  /** Changes the text where the caret is, or was last; at the end when it was never there. */
  #edit(change: () => unknown): void {
    const selection = this.#selection();
    if (this.#range && this.#text.contains(this.#range.startContainer))
      selection?.setBaseAndExtent(this.#range.startContainer, this.#range.startOffset, this.#range.endContainer, this.#range.endOffset);
    else selection?.selectAllChildren(this.#text.lastElementChild ?? this.#text);
    if (!this.#range) selection?.collapseToEnd();
    this.#readRange();
    change();
    this.#readRange();
    this.#changed();
    this.#status();
  }

  #selection(): Selection | null {
    return (this.#root as ShadowRoot & { getSelection?(): Selection | null }).getSelection?.() ?? document.getSelection();
  }

  #readRange(): void {
    const selection = this.#selection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    if (range && this.#text.contains(range.startContainer)) this.#range = range.cloneRange();
  }

  #selected(): void {
    if (this.#root.activeElement !== this.#text) return;
    this.#readRange();
    this.#status();
  }

  #lastStatus = '{}';
  #status(): void {
    const formats = this.#formatsHere();
    const text = JSON.stringify(formats);
    if (text === this.#lastStatus) return;
    this.#lastStatus = text;
    this.emit('statuschange', formats);
  }

  #formatsHere(): Formats {
    const at = this.#range?.startContainer;
    if (!at) return {};
    const block = this.#blocks()[0];
    const node = at instanceof Element ? (at.childNodes[this.#range?.startOffset ?? 0] ?? at) : at;
    return { ...textFormats(node, this.#text), ...(block && blockFormats(block)) };
  }

  /** Paragraphs that the selection touches. */
  #blocks(): HTMLElement[] {
    const range = this.#range;
    if (!range) return [];
    return [...this.#text.querySelectorAll<HTMLElement>('p, div, h1, h2, h3, h4, h5, h6, li')].filter((block) =>
      range.intersectsNode(block),
    );
  }

  #format(name: string, value: unknown): void {
    const now = this.#formatsHere();
    const command = COMMANDS[name];
    document.execCommand('styleWithCSS', false, 'false');
    if (command) document.execCommand(command);
    else if (name === 'script') document.execCommand(value === 'sub' ? 'subscript' : 'superscript');
    else if (name === 'header') this.#header(value, now);
    else if (name === 'list') this.#list(String(value));
    else if (name === 'align') this.#styleBlocks('textAlign', now['align'] === value ? '' : String(value ?? ''));
    else if (name === 'direction') this.#styleBlocks('direction', now['direction'] === value ? '' : String(value ?? ''));
    else if (name === 'indent') {
      for (const block of this.#blocks()) {
        const depth = Number(block.dataset['indent'] ?? 0);
        indent(block, value === '+1' ? depth + 1 : value === '-1' ? depth - 1 : Number(value));
      }
    } else if ((BLOCK_STYLES as readonly string[]).includes(name)) this.#styleBlocks(name, now[name] === value ? '' : String(value ?? ''));
    else if ((TEXT_STYLES as readonly string[]).includes(name)) this.#styleText(name, now[name] === value ? '' : String(value ?? ''));
    else if (name === 'ins') this.#styleText('textDecoration', now['textDecoration'] ? '' : 'underline');
    else throw new Error(`there is no format ${name}`);
  }

  #header(value: unknown, now: Formats): void {
    const level = Number(String(value).replace(/^h/i, ''));
    const tag = level >= 1 && level <= 6 && now['header'] !== level ? `h${level}` : 'p';
    document.execCommand('formatBlock', false, tag);
  }

  #list(kind: string): void {
    document.execCommand(kind === 'ordered' ? 'insertOrderedList' : 'insertUnorderedList');
    // The browser leaves a list inside of the paragraph that it was made of.
    for (const list of this.#text.querySelectorAll('p > ol, p > ul')) (list.parentElement as HTMLElement).replaceWith(list);
    this.#readRange();
    const checks = kind === 'check' || kind === 'checked' || kind === 'unchecked';
    for (const item of this.#blocks()) {
      if (item.localName !== 'li') continue;
      if (checks) item.dataset['checked'] = String(kind === 'checked');
      else delete item.dataset['checked'];
    }
  }

  #styleBlocks(name: string, value: string): void {
    for (const block of this.#blocks()) (block.style as Styled)[name] = value;
  }

  /** The browser marks the text with a font of this name, which then becomes the style. */
  #styleText(name: string, value: string): void {
    const mark = 'kumquat-mark';
    document.execCommand('fontName', false, mark);
    for (const font of this.#text.querySelectorAll(`font[face="${mark}"]`)) {
      const span = document.createElement('span');
      (span.style as Styled)[name] = value;
      span.append(...font.childNodes);
      for (const inner of span.querySelectorAll<HTMLElement>('[style]')) (inner.style as Styled)[name] = '';
      font.replaceWith(span);
      this.#range = undefined;
      const range = document.createRange();
      range.selectNodeContents(span);
      this.#range = range;
      this.#selection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    }
  }

  #insert(node: Node, inline: boolean): void {
    const range = this.#range;
    if (!range) return;
    range.deleteContents();
    const block = this.#blocks()[0];
    if (inline || !block || block.textContent === '') {
      range.insertNode(node);
      block?.querySelector(':scope > br')?.remove();
    } else block.after(paragraph([node]));
    const after = document.createRange();
    after.setStartAfter(node);
    this.#range = after;
    this.#selection()?.setBaseAndExtent(after.startContainer, after.startOffset, after.startContainer, after.startOffset);
  }

  #insertDivider(): void {
    const block = this.#blocks()[0];
    const top = block?.localName === 'li' ? block.parentElement : block;
    const line = document.createElement('hr');
    const next = paragraph();
    if (top) top.after(line, next);
    else this.#text.append(line, next);
    if (top && top.textContent === '' && !top.querySelector('img')) top.remove();
    this.#selection()?.setBaseAndExtent(next, 0, next, 0);
  }

  #removeFormat(): void {
    document.execCommand('removeFormat');
    for (const block of this.#blocks()) {
      block.removeAttribute('style');
      delete block.dataset['indent'];
    }
    document.execCommand('formatBlock', false, 'p');
  }

  /** A tap on the box of a list entry checks it. */
  #check(event: MouseEvent): void {
    const [target] = event.composedPath();
    if (!(target instanceof HTMLElement) || target.localName !== 'li' || target.dataset['checked'] === undefined) return;
    if (event.clientX >= target.getBoundingClientRect().left) return;
    target.dataset['checked'] = String(target.dataset['checked'] !== 'true');
    this.#changed();
  }

  #changed(): void {
    if (!isBlock(this.#text.firstChild) && this.#text.childElementCount === 0)
      this.#text.replaceChildren(paragraph([...this.#text.childNodes]));
    this.#remember();
    this.emit('input', this.#contents());
  }

  #remember(): void {
    const html = this.#text.innerHTML;
    this.#text.toggleAttribute('data-empty', this.#text.textContent === '' && !this.#text.querySelector('img, hr, li'));
    if (html === this.#history[this.#at]) return;
    this.#history = [...this.#history.slice(Math.max(0, this.#at - 98), this.#at + 1), html];
    this.#at = this.#history.length - 1;
  }

  #step(by: number): void {
    const html = this.#history[this.#at + by];
    if (html === undefined) return;
    this.#at += by;
    this.#text.replaceChildren(...safeNodes(html));
    this.#range = undefined;
    this.#text.toggleAttribute('data-empty', this.#text.textContent === '' && !this.#text.querySelector('img, hr, li'));
    this.emit('input', this.#contents());
  }
}

function imageOptions(options: Options): Formats {
  const { data } = options;
  const custom =
    typeof data === 'object' && data !== null
      ? Object.entries(data)
          .map(([name, value]) => `${name}=${String(value)}`)
          .join('&')
      : '';
  return { ...options, ...(custom && { 'data-custom': custom }) };
}
