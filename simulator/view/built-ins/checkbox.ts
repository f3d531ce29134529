import { BuiltIn } from '../built-in.ts';
import { Choice } from './choice.ts';
import type { FormField } from './form-field.ts';

export class WxCheckbox extends Choice {
  protected readonly choiceRole = 'checkbox';

  override tapped(): boolean {
    if (this.flag('disabled')) return true;
    this.checked = !this.checked;
    const group = this.closest('wx-checkbox-group');
    if (group instanceof WxCheckboxGroup) group.changed();
    return true;
  }
}

/** `checkbox-group`: change {value}, the values of the checked boxes in document order. */
export class WxCheckboxGroup extends BuiltIn implements FormField {
  #boxes(): WxCheckbox[] {
    return [...this.querySelectorAll('wx-checkbox')].filter((element) => element instanceof WxCheckbox);
  }

  get formValue(): string[] {
    return this.#boxes()
      .filter((box) => box.checked)
      .map((box) => box.value);
  }

  resetField(): void {
    for (const box of this.#boxes()) box.restore();
  }

  changed(): void {
    this.emit('change', { value: this.formValue });
  }
}
