import { BuiltIn } from '../built-in.ts';
import { Choice } from './choice.ts';
import type { FormField } from './form-field.ts';

export class WxRadio extends Choice {
  protected readonly choiceRole = 'radio';

  override tapped(): boolean {
    if (this.flag('disabled') || this.checked) return true;
    this.checked = true;
    const group = this.closest('wx-radio-group');
    if (group instanceof WxRadioGroup) group.chosen(this);
    return true;
  }
}

/** `radio-group`: change {value}, the value of the one that is checked now. */
export class WxRadioGroup extends BuiltIn implements FormField {
  #radios(): WxRadio[] {
    return [...this.querySelectorAll('wx-radio')].filter((element) => element instanceof WxRadio);
  }

  get formValue(): string {
    return this.#radios().find((radio) => radio.checked)?.value ?? '';
  }

  resetField(): void {
    for (const radio of this.#radios()) radio.restore();
  }

  chosen(chosen: WxRadio): void {
    for (const radio of this.#radios()) if (radio !== chosen && radio.checked) radio.checked = false;
    this.emit('change', { value: chosen.value });
  }
}
