import { BuiltIn } from '../built-in.ts';

/** `root-portal`: its content stands above the page whatever its ancestors clip or transform. */
export class WxRootPortal extends BuiltIn {
  connectedCallback(): void {
    this.#place();
  }

  #place(): void {
    if (!('showPopover' in this) || !this.isConnected) return;
    const enabled = this.flag('enable', true);
    if (enabled && !this.matches(':popover-open')) {
      this.popover = 'manual';
      this.showPopover();
    } else if (!enabled) {
      this.removeAttribute('popover');
      this.setOwnStyle('display:contents');
    }
  }

  protected override attributeSet(name: string): void {
    if (name === 'enable') this.#place();
  }
}
