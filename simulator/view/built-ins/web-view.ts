import { BuiltIn, part, privateParts } from '../built-in.ts';
import { askDevice } from '../device-link.ts';
import { pick } from '../texts.ts';

const CSS = `
#layer { position: absolute; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 12px; box-sizing: border-box; padding: 32px; background: var(--page-surface, #fff); color: var(--page-text, #333); text-align: center; }
#globe { width: 56px; height: 56px; color: #9a9a9a; }
#url { max-width: 100%; padding: 8px 12px; border-radius: 6px; background: rgba(128, 128, 128, 0.12); font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; user-select: text; -webkit-user-select: text; }
#why { color: #808080; font-size: 14px; line-height: 1.5; }
`;
const HTML =
  '<div id="layer"><svg id="globe" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.3" aria-hidden="true"><circle cx="12" cy="12" r="9.5"/><ellipse cx="12" cy="12" rx="4" ry="9.5"/><path d="M2.5 12h19M4 7h16M4 17h16"/></svg><span id="url"></span><span id="why"></span></div>';

const WHY = {
  en: 'On a phone this page shows the web page at this address. The simulator frames no other site, so that none can reach the project.',
  es: 'En un teléfono esta página muestra la página web de esta dirección. El simulador no incrusta otros sitios, para que ninguno acceda al proyecto.',
  zh: '在真机上，此页面会显示该地址的网页。模拟器不嵌入其他网站，以免其接触项目。',
};
const WRONG = {
  en: 'This is not an address of a web page. It has to begin with https://.',
  es: 'No es una dirección de página web. Debe comenzar por https://.',
  zh: '这不是网页地址，地址须以 https:// 开头。',
};
const UNLISTED = {
  en: 'This page cannot be opened: its address is not among the web-view domains of this mini program.',
  es: 'No se puede abrir esta página: su dirección no está entre los dominios web-view de este mini programa.',
  zh: '无法打开该页面：其地址不在此小程序的 web-view 业务域名中。',
};

/** `web-view`: covers the whole page and names the address. Events load {src} and error {fullUrl}. */
export class WxWebView extends BuiltIn {
  readonly #root: ShadowRoot;
  #src = '';

  constructor() {
    super();
    this.#root = privateParts(this, CSS, HTML);
  }

  connectedCallback(): void {
    this.#load();
  }

  protected override attributeSet(name: string): void {
    if (name === 'src' && this.isConnected) this.#load();
  }

  #load(): void {
    const src = this.text('src').trim();
    if (src === '' || src === this.#src) return;
    this.#src = src;
    part(this.#root, '#url').textContent = src;
    part(this.#root, '#why').textContent = '';
    if (/^https?:\/\//i.test(src) && URL.canParse(src)) {
      void askDevice('webView', { url: src }).then((may) => src === this.#src && this.#show(src, may === true ? WHY : UNLISTED));
    } else queueMicrotask(() => this.#show(src, WRONG));
  }

  #show(src: string, text: typeof WHY): void {
    part(this.#root, '#why').textContent = pick(text);
    if (text === WHY) this.emit('load', { src });
    else this.emit('error', { url: src, fullUrl: src });
  }
}
