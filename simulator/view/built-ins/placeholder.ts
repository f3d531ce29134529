import { BuiltIn, part, privateParts } from '../built-in.ts';
import { pick } from '../texts.ts';

const CSS = `
#panel { position: absolute; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 6px; box-sizing: border-box; padding: 12px; overflow: hidden; border: 1px dashed #b2b2b2; background: repeating-linear-gradient(45deg, #f4f4f4 0 10px, #eeeeee 10px 20px); color: #595959; font-size: 13px; line-height: 1.4; text-align: center; }
b { font-size: 15px; color: #333; }
#url { overflow-wrap: anywhere; user-select: text; -webkit-user-select: text; color: #10598f; }
`;
const HTML = '<div id="panel"><b></b><span id="why"></span><span id="url"></span></div><slot></slot>';

const PHONE = {
  en: 'This component needs a phone. Use Preview to try it.',
  es: 'Este componente necesita un teléfono. Pruébalo con Vista previa.',
  zh: '此组件需要真机，请使用预览。',
};

/** Says what stands here on a phone: camera, live streams, ads, ... */
export class WxPlaceholder extends BuiltIn {
  readonly #root: ShadowRoot;

  constructor() {
    super();
    this.#root = privateParts(this, CSS, HTML);
  }

  connectedCallback(): void {
    part(this.#root, 'b').textContent = this.localName.slice(3);
    part(this.#root, '#why').textContent = this.reason();
    this.describe();
  }

  protected reason(): string {
    return pick(PHONE);
  }

  protected describe(): void {}

  protected setUrl(url: string): void {
    part(this.#root, '#url').textContent = url;
  }

  protected override attributeSet(): void {
    if (this.isConnected) this.describe();
  }
}
