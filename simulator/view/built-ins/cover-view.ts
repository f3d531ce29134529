import { BuiltIn } from '../built-in.ts';

/** `cover-view`: `scroll-top` moves one whose style makes it scroll. */
export class WxCoverView extends BuiltIn {
  connectedCallback(): void {
    requestAnimationFrame(() => this.#scroll());
  }

  #scroll(): void {
    if (this.properties.has('scroll-top')) this.scrollTop = this.number('scroll-top', 0);
  }

  protected override attributeSet(name: string): void {
    if (name === 'scroll-top') this.#scroll();
  }
}
