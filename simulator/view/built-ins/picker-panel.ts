import { part, privateParts } from '../built-in.ts';
import { pick } from '../texts.ts';
import type { PickerModel } from './picker-columns.ts';
import type { WxPickerViewColumn } from './picker-view.ts';

const CSS = `
:host { position: fixed; inset: 0; z-index: 2147483000; width: auto; height: auto; margin: 0; padding: 0; border: 0; background: none; overflow: hidden; display: block; font: 17px -apple-system, "Helvetica Neue", Helvetica, "PingFang SC", "Noto Sans CJK SC", Arial, sans-serif; user-select: none; -webkit-user-select: none; }
#veil { position: absolute; inset: 0; background: rgba(0, 0, 0, 0.5); animation: fade 0.2s; }
#sheet { position: absolute; left: 0; right: 0; bottom: 0; padding-bottom: var(--safe-area-bottom, 0px); border-radius: 12px 12px 0 0; overflow: hidden; background: #fff; color: #000; animation: rise 0.2s; --wheel-veil: rgba(255, 255, 255, 0.95); --wheel-veil-thin: rgba(255, 255, 255, 0.6); }
:host([data-dark]) #sheet { background: #2c2c2c; color: #e6e6e6; --wheel-veil: rgba(44, 44, 44, 0.95); --wheel-veil-thin: rgba(44, 44, 44, 0.6); --wheel-line: rgba(255, 255, 255, 0.1); }
#bar { display: flex; align-items: center; justify-content: space-between; height: 48px; border-bottom: 1px solid rgba(128, 128, 128, 0.2); }
#bar span { flex: 1; text-align: center; font-weight: 500; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
button { all: unset; padding: 12px 16px; cursor: default; }
button:focus-visible { outline: 2px solid #10aeff; outline-offset: -4px; }
#cancel { color: #888; }
#confirm { color: #07c160; }
#columns { position: relative; display: flex; height: 238px; text-align: center; }
wx-picker-view-column { position: relative; flex: 1; min-width: 0; height: 100%; display: block; }
wx-picker-view-column > div { line-height: 34px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
@keyframes fade { from { opacity: 0; } }
@keyframes rise { from { transform: translateY(100%); } }
`;
const HTML =
  '<div id="veil"></div><div id="sheet" role="dialog" aria-modal="true"><div id="bar"><button id="cancel"></button><span></span><button id="confirm"></button></div><div id="columns"></div></div>';

const TEXTS = {
  en: { cancel: 'Cancel', confirm: 'Done' },
  es: { cancel: 'Cancelar', confirm: 'Listo' },
  zh: { cancel: '取消', confirm: '确定' },
};

export interface PanelHandlers {
  confirm(): void;
  cancel(): void;
  columnChange(column: number, value: number): void;
}

/** The bottom sheet of a picker, above everything else of the page. */
export class PickerPanel {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  #model: PickerModel;
  #wheels: WxPickerViewColumn[] = [];
  readonly #handlers: PanelHandlers;

  constructor(model: PickerModel, title: string, handlers: PanelHandlers) {
    this.#model = model;
    this.#handlers = handlers;
    this.#host = document.createElement('div');
    this.#host.className = 'kumquat-picker-panel';
    this.#root = privateParts(this.#host, CSS, HTML);
    this.#host.toggleAttribute('data-dark', document.documentElement.dataset['theme'] === 'dark');
    const texts = pick(TEXTS);
    const close = (done: () => void) => () => {
      for (const wheel of this.#wheels) wheel.settle();
      this.close();
      done();
    };
    for (const [id, text, done] of [
      ['#cancel', texts.cancel, handlers.cancel],
      ['#confirm', texts.confirm, () => handlers.confirm()],
    ] as const) {
      const button = part(this.#root, id);
      button.textContent = text;
      button.addEventListener('click', close(done));
    }
    part(this.#root, '#bar span').textContent = title;
    part(this.#root, '#veil').addEventListener('click', close(handlers.cancel));
    this.#ignoreClickOfOpener();
    this.#host.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close(handlers.cancel)();
    });
  }

  /** The finger that opened the panel still clicks where it was lifted, which is on the panel by then. */
  #ignoreClickOfOpener(): void {
    let pressed = false;
    this.#host.addEventListener(
      'pointerdown',
      () => {
        pressed = true;
      },
      true,
    );
    this.#host.addEventListener(
      'click',
      (event) => {
        // Keys and assistive programs click without a pointer.
        if (!pressed && event.detail > 0) event.stopPropagation();
      },
      true,
    );
  }

  open(): void {
    document.documentElement.append(this.#host);
    if ('showPopover' in this.#host) {
      this.#host.popover = 'manual';
      this.#host.showPopover();
    }
    this.#draw();
    part(this.#root, '#confirm').focus({ preventScroll: true });
  }

  close(): void {
    this.#host.remove();
  }

  /** The app changed the range while the panel is open. */
  setModel(model: PickerModel): void {
    this.#model = model;
    this.#draw();
  }

  #draw(): void {
    const columns = this.#model.columns();
    const row = part(this.#root, '#columns');
    while (this.#wheels.length > columns.length) this.#wheels.pop()?.remove();
    columns.forEach((column, index) => {
      let wheel = this.#wheels[index];
      if (!wheel) {
        wheel = document.createElement('wx-picker-view-column') as WxPickerViewColumn;
        const made = wheel;
        wheel.onChosen = () => this.#turned(index, made.chosen);
        row.append(wheel);
        this.#wheels[index] = wheel;
      }
      const items = [...wheel.children].map((item) => item.textContent);
      if (items.length !== column.items.length || items.some((text, at) => text !== column.items[at])) {
        wheel.replaceChildren(
          ...column.items.map((text) => {
            const item = document.createElement('div');
            item.textContent = text;
            return item;
          }),
        );
      }
      wheel.layOut();
      wheel.choose(Math.max(0, column.chosen));
    });
  }

  #turned(column: number, chosen: number): void {
    if (this.#model.turn(column, chosen)) this.#draw();
    this.#handlers.columnChange(column, chosen);
  }
}
