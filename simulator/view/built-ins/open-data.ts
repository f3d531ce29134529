import { BuiltIn, privateParts } from '../built-in.ts';
import { pick } from '../texts.ts';

const NAMES = { en: 'User', es: 'Usuario', zh: '微信用户' };
const CSS =
  '#avatar { display: block; width: 100%; height: 100%; min-width: 40px; min-height: 40px; background: #d8d8d8; border-radius: inherit; }';

/** `open-data`: since user data is no longer given away, phones show a grey picture and a general name. */
export class WxOpenData extends BuiltIn {
  readonly #root: ShadowRoot;

  constructor() {
    super();
    this.#root = privateParts(this, CSS, '');
  }

  protected override attributeSet(): void {
    const type = this.text('type');
    if (type === 'userAvatarUrl') {
      const avatar = document.createElement('span');
      avatar.id = 'avatar';
      this.#root.replaceChildren(avatar);
    } else this.#root.replaceChildren(type === 'userNickName' ? pick(NAMES) : this.text('default-text'));
  }
}
