import { BuiltIn } from '../built-in.ts';
import { browserStyle } from '../element-style.ts';

/** `open-container`: looks as it does before it opens its page. */
export class WxOpenContainer extends BuiltIn {
  protected override attributeSet(name: string): void {
    if (!name.startsWith('closed-')) return;
    const elevation = this.number('closed-elevation', 0);
    const shadow = elevation > 0 ? `box-shadow:0 ${elevation}px ${elevation * 2}px rgba(0,0,0,.2);` : '';
    const color = this.properties.has('closed-color') ? `background-color:${this.text('closed-color')};` : '';
    this.setOwnStyle(browserStyle(`${color}${shadow}border-radius:${this.number('closed-border-radius', 0)}px;overflow:hidden`));
  }
}
