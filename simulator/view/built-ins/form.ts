import { BuiltIn } from '../built-in.ts';
import { type FormField, isFormField } from './form-field.ts';

/** `form`: submit {value} with the values of its named fields, and reset. */
export class WxForm extends BuiltIn {
  #fields(): FormField[] {
    return [...this.querySelectorAll('*')].filter(isFormField);
  }

  submit(button?: BuiltIn): void {
    const value: Record<string, unknown> = {};
    for (const field of this.#fields()) {
      const name = field.properties.get('name');
      if (name !== undefined && name !== null && name !== '') value[String(name)] = field.formValue;
    }
    // Template messages, for which this id was made, are no longer sent; every tool answers with a mock.
    const formId = this.flag('report-submit') ? { formId: 'the formId is a mock one' } : {};
    this.emit('submit', { value, ...formId, ...(button && { target: { id: button.id } }) });
  }

  reset(): void {
    for (const field of this.#fields()) field.resetField();
    this.emit('reset', {});
  }
}
