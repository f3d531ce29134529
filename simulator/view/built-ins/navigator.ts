import { BuiltIn } from '../built-in.ts';
import { post } from '../channel.ts';
import { stateOf } from '../elements.ts';

/**
 * `navigator`: the logic thread navigates; it gets `navigate` of host 0 with open-type, url and delta, and sends success, fail and
 * complete to the element.
 */
export class WxNavigator extends BuiltIn {
  connectedCallback(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'link');
    if (!this.hasAttribute('tabindex')) this.tabIndex = 0;
  }

  override tapped(): boolean {
    const names = { target: 'target', appId: 'app-id', path: 'path', extraData: 'extra-data', version: 'version', shortLink: 'short-link' };
    const more = Object.fromEntries(
      Object.entries(names).flatMap(([key, name]) => (this.properties.has(name) ? [[key, this.properties.get(name)]] : [])),
    );
    const args = {
      element: stateOf(this)?.id,
      openType: this.text('open-type', 'navigate'),
      url: this.text('url'),
      delta: this.number('delta', 1),
      ...more,
    };
    post({ kind: 'call', host: 0, method: 'navigate', args });
    return true;
  }
}
