import { BuiltIn } from '../built-in.ts';

/** `match-media`: shows its content while the page's size matches. */
export class WxMatchMedia extends BuiltIn {
  readonly #check = (): void => this.#apply();

  connectedCallback(): void {
    window.addEventListener('resize', this.#check);
    this.#apply();
  }

  disconnectedCallback(): void {
    window.removeEventListener('resize', this.#check);
  }

  #matches(): boolean {
    const within = (value: number, name: string): boolean =>
      value >= this.number(`min-${name}`, 0) &&
      value <= this.number(`max-${name}`, Number.POSITIVE_INFINITY) &&
      value === this.number(name, value);
    const orientation = innerWidth > innerHeight ? 'landscape' : 'portrait';
    return within(innerWidth, 'width') && within(innerHeight, 'height') && this.text('orientation', orientation) === orientation;
  }

  #apply(): void {
    this.setOwnStyle(this.#matches() ? '' : 'display:none');
  }

  protected override attributeSet(): void {
    this.#apply();
  }
}
