import { BuiltIn, part, privateParts } from '../built-in.ts';
import { askDevice } from '../device-link.ts';
import { pick } from '../texts.ts';

const CSS = `
#card { display: flex; align-items: center; gap: 10px; width: 100%; height: 100%; min-height: 44px; box-sizing: border-box; padding: 10px 12px; overflow: hidden; border: 1px solid rgba(128, 128, 128, 0.3); border-radius: 6px; background: rgba(128, 128, 128, 0.08); font-size: 14px; line-height: 1.4; text-align: left; }
#mark { flex: none; width: 36px; height: 36px; border-radius: 4px; background: rgba(128, 128, 128, 0.3); }
b { display: block; font-weight: 500; overflow-wrap: anywhere; }
#why { color: #808080; font-size: 12px; }
`;
const HTML = '<div id="card"><span id="mark"></span><span><b></b><span id="why"></span></span></div><slot></slot>';

const WHY = {
  ad: {
    en: 'No advertisement is delivered to the simulator.',
    es: 'El simulador no recibe anuncios.',
    zh: '模拟器不会投放广告。',
  },
  account: {
    en: 'A phone shows the card of the official account here.',
    es: 'Un teléfono muestra aquí la tarjeta de la cuenta oficial.',
    zh: '真机会在此显示公众号卡片。',
  },
  store: {
    en: 'A phone shows something of the store here.',
    es: 'Un teléfono muestra aquí algo de la tienda.',
    zh: '真机会在此显示小店内容。',
  },
};

/** Stands for a card that the super app draws with data of its servers. */
abstract class StandIn extends BuiltIn {
  readonly #root: ShadowRoot;
  #told = false;
  protected abstract readonly why: keyof typeof WHY;

  constructor() {
    super();
    this.#root = privateParts(this, CSS, HTML);
  }

  connectedCallback(): void {
    part(this.#root, '#why').textContent = pick(WHY[this.why]);
    this.#name();
    if (this.#told) return;
    this.#told = true;
    queueMicrotask(() => this.appeared());
  }

  /** What it is of: its attributes that name something. */
  #name(): void {
    const names = ['unit-id', 'appid', 'product-id', 'coupon-id', 'path'].map((name) => this.text(name)).filter(Boolean);
    part(this.#root, 'b').textContent = [this.localName.slice('wx-'.length), ...names].join(' · ');
  }

  /** It stands in the page: the event that says so. */
  protected abstract appeared(): void;

  protected override attributeSet(): void {
    if (this.isConnected) this.#name();
  }
}

/** `ad`, `ad-custom`: fail as when the server has no advertisement, unless an answer was set (`ad`). */
export class WxAd extends StandIn {
  protected readonly why = 'ad';

  protected appeared(): void {
    void askDevice('openType', { openType: this.localName.slice('wx-'.length) }).then((result) => {
      const { errMsg, errCode } = (result ?? {}) as { errMsg?: string; errCode?: number };
      if (/:ok$/.test(errMsg ?? '')) this.emit('load', {});
      else this.emit('error', { errMsg: (errMsg ?? '').replace(/^[\w-]+:fail /, ''), errCode: errCode ?? 1004 });
    });
  }
}

/** `official-account` and its like: the card is there, with the status of success. */
export class WxOfficialAccount extends StandIn {
  protected readonly why = 'account';

  protected appeared(): void {
    this.emit('load', { status: 0, errMsg: 'ok' });
  }
}

/** `store-home`, `store-product`, `store-coupon`, `store-gift`: a tap enters nothing, and says so. */
export class WxStore extends StandIn {
  protected readonly why = 'store';

  protected appeared(): void {}

  override tapped(): boolean {
    this.emit('entererror', { errMsg: 'the simulator has no store', errCode: -1 });
    return true;
  }
}
