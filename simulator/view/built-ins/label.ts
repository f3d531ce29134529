import { BuiltIn } from '../built-in.ts';

const CONTROLS = 'wx-button, wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea, wx-picker';

/** `label`: a tap on it is a tap on the control that `for` names, or on the first one inside. */
export class WxLabel extends BuiltIn {
  override tapped(target: Element): boolean {
    const id = this.text('for');
    const control = id === '' ? this.querySelector(CONTROLS) : document.getElementById(id);
    if (!(control instanceof BuiltIn) || control.contains(target)) return false;
    if (control.localName === 'wx-input' || control.localName === 'wx-textarea') control.focus();
    return control.tapped(control);
  }
}
