import { BuiltIn } from '../built-in.ts';
import type { FormField } from './form-field.ts';
import { pickerModel } from './picker-columns.ts';
import { PickerPanel } from './picker-panel.ts';

/** `picker`, all five modes: change {value}, columnchange {column, value}, cancel. */
export class WxPicker extends BuiltIn implements FormField {
  #panel: PickerPanel | undefined;
  #initial: unknown;

  connectedCallback(): void {
    this.#initial ??= this.properties.get('value');
    if (!this.hasAttribute('tabindex')) this.tabIndex = 0;
    if (!this.hasAttribute('role')) this.setAttribute('role', 'button');
  }

  disconnectedCallback(): void {
    this.#panel?.close();
    this.#panel = undefined;
  }

  get formValue(): unknown {
    return this.properties.get('value') ?? null;
  }

  resetField(): void {
    this.changeModel('value', this.#initial);
  }

  #mode(): string {
    return this.text('mode', 'selector');
  }

  override tapped(): boolean {
    if (this.flag('disabled') || this.#panel) return true;
    const model = pickerModel(this.#mode(), (name) => this.properties.get(name));
    let current = model;
    const panel = new PickerPanel(model, this.text('header-text'), {
      confirm: () => {
        this.#panel = undefined;
        const detail = current.detail();
        this.changeModel('value', detail.value);
        this.emit('change', detail);
      },
      cancel: () => {
        this.#panel = undefined;
        this.emit('cancel', {});
      },
      columnChange: (column, value) => {
        if (this.#mode() === 'multiSelector' || this.#mode() === 'region') this.emit('columnchange', { column, value });
      },
    });
    this.#panel = panel;
    this.#refresh = () => {
      const values = current.detail().value;
      current = pickerModel(this.#mode(), (name) => (name === 'value' && !this.#valueIsNew ? values : this.properties.get(name)));
      this.#valueIsNew = false;
      panel.setModel(current);
    };
    panel.open();
    return true;
  }

  #refresh: (() => void) | undefined;
  #valueIsNew = false;

  protected override attributeSet(name: string): void {
    if (!this.#panel || !['range', 'value', 'start', 'end'].includes(name)) return;
    if (name === 'value') this.#valueIsNew = true;
    queueMicrotask(() => {
      if (this.#panel) this.#refresh?.();
    });
  }
}
