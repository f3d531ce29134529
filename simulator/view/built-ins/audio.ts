import { assetUrl } from '../assets.ts';
import { BuiltIn, part, privateParts } from '../built-in.ts';
import { clock, ICONS } from './video/video-parts.ts';

const CSS = `
:host([controls]) { display: inline-block; max-width: 100%; }
#box { display: flex; align-items: center; box-sizing: border-box; width: 300px; max-width: 100%; height: 65px; border: 1px solid #e0e0e0; background: #fcfcfc; line-height: 1.3; }
#cover { position: relative; flex: none; width: 65px; height: 100%; background: #e6e6e6 center / cover no-repeat; }
button { position: absolute; inset: 0; margin: auto; display: flex; align-items: center; justify-content: center; width: 32px; height: 32px; padding: 0; border: 0; border-radius: 50%; background: rgba(0, 0, 0, 0.5); color: #fff; }
svg { width: 18px; height: 18px; }
svg .solid { fill: currentColor; }
#words { flex: 1; min-width: 0; padding: 0 12px; }
#name, #author { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#name { color: #353535; font-size: 14px; }
#author { color: #888; font-size: 12px; }
#time { padding-right: 12px; color: #888; font-size: 12px; font-variant-numeric: tabular-nums; }
`;
const HTML = `<audio></audio><div id="box"><div id="cover"><button>${ICONS.play}</button></div><div id="words"><div id="name"></div><div id="author"></div></div><span id="time">00:00</span></div>`;

/** Names of MediaError's codes. */
const ERRORS = ['', 'MEDIA_ERR_ABORTED', 'MEDIA_ERR_NETWORK', 'MEDIA_ERR_DECODE', 'MEDIA_ERR_SRC_NOT_SUPPORTED'];

/** `audio`: shown with `controls` only. Events: play, pause, ended, timeupdate {currentTime, duration}, error {errMsg}. */
export class WxAudio extends BuiltIn {
  readonly #root: ShadowRoot;
  readonly #audio: HTMLAudioElement;

  constructor() {
    super();
    this.#root = privateParts(this, CSS, HTML);
    this.#audio = part<HTMLAudioElement>(this.#root, 'audio');
    const audio = this.#audio;
    const button = part(this.#root, 'button');
    button.addEventListener('click', () => (audio.paused ? this.#play() : audio.pause()));
    for (const type of ['play', 'pause', 'ended']) audio.addEventListener(type, () => this.emit(type, {}));
    for (const type of ['play', 'pause'])
      audio.addEventListener(type, () => {
        button.innerHTML = audio.paused ? ICONS.play : ICONS.pause;
        button.setAttribute('aria-pressed', String(!audio.paused));
      });
    audio.addEventListener('timeupdate', () => {
      part(this.#root, '#time').textContent = clock(audio.currentTime);
      this.emit('timeupdate', { currentTime: audio.currentTime, duration: audio.duration || 0 });
    });
    audio.addEventListener('error', () => this.emit('error', { errMsg: ERRORS[audio.error?.code ?? 0] || 'MEDIA_ERR_SRC_NOT_SUPPORTED' }));
  }

  connectedCallback(): void {
    this.#describe();
  }

  disconnectedCallback(): void {
    this.#audio.pause();
  }

  override invoke(method: string, args: unknown[]): unknown {
    switch (method) {
      case 'setSrc':
        this.#audio.src = assetUrl(String(args[0] ?? ''));
        return undefined;
      case 'play':
        return this.#play();
      case 'pause':
        return this.#audio.pause();
      case 'seek':
        this.#audio.currentTime = Math.max(0, Number(args[0]) || 0);
        return undefined;
      default:
        return super.invoke(method, args);
    }
  }

  /** What hinders it is told by the event `error`. */
  async #play(): Promise<void> {
    await this.#audio.play().catch(() => undefined);
  }

  #describe(): void {
    const name = this.text('name', '未知音频');
    part(this.#root, '#name').textContent = name;
    part(this.#root, '#author').textContent = this.text('author', '未知作者');
    part(this.#root, 'button').setAttribute('aria-label', name);
    const poster = this.text('poster');
    part(this.#root, '#cover').style.backgroundImage = poster === '' ? '' : `url("${assetUrl(poster).replaceAll('"', '%22')}")`;
  }

  protected override attributeSet(name: string, value: unknown, previous: unknown): void {
    if (name === 'controls') this.toggleAttribute('controls', this.flag('controls'));
    else if (name === 'loop') this.#audio.loop = this.flag('loop');
    else if (name === 'src' && value !== previous) {
      const url = assetUrl(this.text('src'));
      if (url === '') this.#audio.removeAttribute('src');
      else this.#audio.src = url;
    } else this.#describe();
  }
}
