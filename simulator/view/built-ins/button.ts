import { BuiltIn } from '../built-in.ts';
import { post } from '../channel.ts';
import { askDevice } from '../device-link.ts';
import { stateOf } from '../elements.ts';
import { WxForm } from './form.ts';

/** open-type -> the event that carries the outcome. */
const OUTCOMES: Record<string, string> = {
  getUserInfo: 'getuserinfo',
  getPhoneNumber: 'getphonenumber',
  getRealtimePhoneNumber: 'getrealtimephonenumber',
  chooseAvatar: 'chooseavatar',
  contact: 'contact',
  openSetting: 'opensetting',
  launchApp: 'launchapp',
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
  liveActivity: 'createliveactivity',
};

/** A failure of these is an event of its own. */
const ERRORS = new Set(['launchApp']);

/** `button`: submits or resets its form, and asks the device for what `open-type` names. */
export class WxButton extends BuiltIn {
  connectedCallback(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'button');
    if (!this.hasAttribute('tabindex')) this.tabIndex = 0;
  }

  protected override attributeSet(name: string): void {
    if (name !== 'disabled') return;
    const disabled = this.flag('disabled');
    this.tabIndex = disabled ? -1 : 0;
    this.setAttribute('aria-disabled', String(disabled));
  }

  override get blocksTap(): boolean {
    return this.flag('disabled');
  }

  override tapped(): boolean {
    const form = this.closest('wx-form');
    const formType = this.text('form-type');
    if (form instanceof WxForm && formType === 'submit') form.submit(this);
    if (form instanceof WxForm && formType === 'reset') form.reset();
    this.#open(this.text('open-type').split('|')[0] ?? '');
    return true;
  }

  #open(openType: string): void {
    if (openType === '') return;
    const state = stateOf(this);
    if (openType === 'share') {
      post({ kind: 'call', host: 0, method: 'share', args: { from: 'button', target: { id: this.id, dataset: state?.dataset ?? {} } } });
      return;
    }
    const names = [
      'app-parameter',
      'session-from',
      'send-message-title',
      'send-message-path',
      'send-message-img',
      'show-message-card',
      'lang',
    ];
    const args = Object.fromEntries(names.map((name) => [name, this.text(name)]));
    void askDevice('openType', { openType, ...args }).then((result) => {
      const failed = /:fail/.test(String((result as { errMsg?: unknown } | null)?.errMsg));
      const type = failed && ERRORS.has(openType) ? 'error' : OUTCOMES[openType];
      if (type && result) this.emit(type, result);
    });
  }
}
