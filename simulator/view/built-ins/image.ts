import { assetUrl } from '../assets.ts';
import { BuiltIn, isTrue, part, privateParts } from '../built-in.ts';

const CSS = `
:host([mode=widthFix]) { height: auto !important; }
:host([mode=heightFix]) { width: auto !important; }
img { display: block; width: 100%; height: 100%; object-fit: fill; -webkit-user-drag: none; pointer-events: none; border-radius: inherit; }
img:not([src]), img.failed { visibility: hidden; }
:host([mode=aspectFit]) img { object-fit: contain; }
:host([mode=aspectFill]) img { object-fit: cover; }
:host([mode=widthFix]) img { height: auto; }
:host([mode=heightFix]) img { width: auto; }
:host([mode=top]) img, :host([mode=bottom]) img, :host([mode=center]) img, :host([mode=left]) img, :host([mode=right]) img, :host([mode~=top]) img, :host([mode~=bottom]) img { object-fit: none; }
:host([mode=top]) img { object-position: center top; }
:host([mode=bottom]) img { object-position: center bottom; }
:host([mode=left]) img { object-position: left center; }
:host([mode=right]) img { object-position: right center; }
:host([mode="top left"]) img { object-position: left top; }
:host([mode="top right"]) img { object-position: right top; }
:host([mode="bottom left"]) img { object-position: left bottom; }
:host([mode="bottom right"]) img { object-position: right bottom; }
`;

/** `image` and `cover-image`. Events: load {width, height} in the picture's own pixels, error {errMsg}. */
export class WxImage extends BuiltIn {
  readonly #image: HTMLImageElement;

  constructor() {
    super();
    this.#image = part<HTMLImageElement>(privateParts(this, CSS, '<img alt="" draggable="false">'), 'img');
    this.#image.addEventListener('load', () => {
      this.#image.classList.remove('failed');
      this.emit('load', { width: this.#image.naturalWidth, height: this.#image.naturalHeight });
    });
    this.#image.addEventListener('error', () => {
      this.#image.classList.add('failed');
      this.emit('error', { errMsg: `image: cannot load ${this.text('src')}` });
    });
  }

  protected override attributeSet(name: string, value: unknown): void {
    if (name === 'src') {
      const url = assetUrl(this.text('src'));
      if (url === '') this.#image.removeAttribute('src');
      else this.#image.src = url;
    } else if (name === 'lazy-load') this.#image.loading = isTrue(value) ? 'lazy' : 'eager';
    else if (name === 'aria-label' || name === 'alt') this.#image.alt = this.text(name);
  }
}
