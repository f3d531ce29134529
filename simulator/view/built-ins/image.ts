import { elementTooLarge } from '../../protocol/picture-size.ts';
import { assetUrl } from '../assets.ts';
import { BuiltIn, isTrue, part, privateParts } from '../built-in.ts';
import { post } from '../channel.ts';
import { pick } from '../texts.ts';

const CSS = `
:host([mode=widthFix][data-loaded]) { height: auto !important; }
:host([mode=heightFix][data-loaded]) { width: auto !important; }
img { display: block; width: 100%; height: 100%; object-fit: fill; -webkit-user-drag: none; pointer-events: none; border-radius: inherit; }
img:not([src]), img.failed { visibility: hidden; }
:host([data-fade-in]) img { opacity: 0; transition: opacity 0.3s; }
:host([data-fade-in][data-loaded]) img { opacity: 1; }
:host([mode=aspectFit]) img { object-fit: contain; }
:host([mode=aspectFill]) img { object-fit: cover; }
:host([mode=widthFix][data-loaded]) img { height: auto; }
:host([mode=heightFix][data-loaded]) img { width: auto; }
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

const MENU = {
  en: ['View picture', 'Save picture'],
  es: ['Ver la imagen', 'Guardar la imagen'],
  zh: ['查看图片', '保存图片'],
};

/**
 * Pictures that wait until they are within three screens of what is seen, or are scrolled into sight inside of a scroller. The
 * browser's own `loading` and `scrollMargin` take everything in a frame's document for near.
 */
const waiting = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) (target as WxImage).load();
  },
  { root: document, rootMargin: '300%' },
);

/**
 * `image` and `cover-image`. Events: load {width, height} in the picture's own pixels, error {errMsg}. With `widthFix` and
 * `heightFix` the free side keeps its style until the picture is there.
 */
export class WxImage extends BuiltIn {
  readonly #image: HTMLImageElement;

  constructor() {
    super();
    this.#image = part<HTMLImageElement>(privateParts(this, CSS, '<img alt="" draggable="false">'), 'img');
    this.#image.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = this.#image;
      const reason = elementTooLarge(this.#image);
      if (reason) return this.#fail(reason);
      this.#image.classList.remove('failed');
      this.setAttribute('data-loaded', '');
      this.emit('load', { width, height });
    });
    this.#image.addEventListener('error', () => this.#fail());
  }

  /** Begins to load the picture, whatever it waited for. */
  load(): void {
    waiting.unobserve(this);
    const url = assetUrl(this.text('src'));
    if (url === '') {
      this.#image.removeAttribute('src');
      this.removeAttribute('data-loaded');
    } else if (this.#image.getAttribute('src') !== url) this.#image.src = url;
  }

  /** What a phone offers for a picture; the thread shows it. */
  override longPressed(): boolean {
    if (!this.flag('show-menu-by-longpress') || !this.#image.currentSrc) return false;
    post({ kind: 'call', host: 0, method: 'imageMenu', args: { items: pick(MENU), src: this.#image.currentSrc } });
    return true;
  }

  protected override attributeSet(name: string, value: unknown, previous: unknown): void {
    if (name === 'src' || name === 'lazy-load') {
      if (value === previous) return;
      // The attributes come one by one, in the order of the template: what is asked for in this task is known after it.
      queueMicrotask(() => this.#place());
    } else if (name === 'fade-in') this.toggleAttribute('data-fade-in', isTrue(value));
    else if (name === 'aria-label' || name === 'alt') this.#image.alt = this.text(name);
  }

  /** A picture that is not seen is not decoded. */
  #fail(reason?: string): void {
    this.#image.classList.add('failed');
    const errMsg = `image: cannot load ${this.text('src')}${reason ? `: ${reason}` : ''}`;
    if (reason) console.warn(errMsg);
    this.emit('error', { errMsg });
  }

  #place(): void {
    if (this.flag('lazy-load') && this.text('src') !== '') waiting.observe(this);
    else this.load();
  }
}
