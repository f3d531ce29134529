import { BuiltIn, isTrue } from '../built-in.ts';
import { presentText } from '../text-content.ts';

/** `text`: blanks, entities and selection. */
export class WxText extends BuiltIn {
  protected override attributeSet(name: string, value: unknown): void {
    if (name === 'space' || name === 'decode') for (const child of this.childNodes) if (child instanceof Text) presentText(child);
    if (name === 'user-select' || name === 'selectable') this.toggleAttribute(name, isTrue(value));
  }
}
