import { assetUrl } from '../assets.ts';
import { BuiltIn, part, privateParts } from '../built-in.ts';

const CSS =
  ':host { background: #000; } video { display: block; width: 100%; height: 100%; object-fit: contain; background: #000; } #over { position: absolute; inset: 0; pointer-events: none; } ::slotted(*) { pointer-events: auto; }';

/** `video`: the browser's player; play, pause, ended, timeupdate, progress, waiting, error, loadedmetadata, fullscreenchange. */
export class WxVideo extends BuiltIn {
  readonly #video: HTMLVideoElement;

  constructor() {
    super();
    const video = part<HTMLVideoElement>(
      privateParts(this, CSS, '<video controls playsinline></video><div id="over"><slot></slot></div>'),
      'video',
    );
    this.#video = video;
    for (const type of ['play', 'pause', 'ended', 'waiting', 'seeked'])
      video.addEventListener(type, () => this.emit(type === 'seeked' ? 'seekcomplete' : type, {}));
    video.addEventListener('timeupdate', () => this.emit('timeupdate', { currentTime: video.currentTime, duration: video.duration || 0 }));
    video.addEventListener('loadedmetadata', () => {
      const start = this.number('initial-time', 0);
      if (start > 0) video.currentTime = start;
      this.emit('loadedmetadata', { width: video.videoWidth, height: video.videoHeight, duration: video.duration });
    });
    video.addEventListener('progress', () => {
      const end = video.buffered.length > 0 ? video.buffered.end(video.buffered.length - 1) : 0;
      this.emit('progress', { buffered: video.duration > 0 ? (end / video.duration) * 100 : 0 });
    });
    video.addEventListener('error', () => this.emit('error', { errMsg: video.error?.message || 'MEDIA_ERR_SRC_NOT_SUPPORTED' }));
    video.addEventListener('fullscreenchange', () =>
      this.emit('fullscreenchange', { fullScreen: document.fullscreenElement !== null, direction: 'vertical' }),
    );
  }

  override invoke(method: string, args: unknown[]): unknown {
    const video = this.#video;
    switch (method) {
      case 'play':
        return video.play();
      case 'pause':
        return video.pause();
      case 'stop':
        video.pause();
        video.currentTime = 0;
        return undefined;
      case 'seek':
        video.currentTime = Number(args[0]) || 0;
        return undefined;
      case 'playbackRate':
        video.playbackRate = Number(args[0]) || 1;
        return undefined;
      case 'requestFullScreen':
        return video.requestFullscreen();
      case 'exitFullScreen':
        return document.exitFullscreen();
      default:
        return super.invoke(method, args);
    }
  }

  protected override attributeSet(name: string): void {
    const video = this.#video;
    if (name === 'src') {
      const url = assetUrl(this.text('src'));
      if (url === '') video.removeAttribute('src');
      else video.src = url;
    } else if (name === 'poster') video.poster = assetUrl(this.text('poster'));
    else if (name === 'controls') video.controls = this.flag('controls', true);
    else if (name === 'autoplay' || name === 'loop' || name === 'muted') video[name] = this.flag(name);
    else if (name === 'object-fit') video.style.objectFit = this.text('object-fit', 'contain');
  }
}
