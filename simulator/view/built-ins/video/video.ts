import { assetUrl } from '../../assets.ts';
import { BuiltIn, part, privateParts } from '../../built-in.ts';
import { enterFullScreen, exitFullScreen, type FullScreenHost, isFullScreen, leaveFullScreen } from '../full-screen.ts';
import { type Danmu, DanmuLayer } from './danmu.ts';
import { VideoControls } from './video-controls.ts';
import { VIDEO_CSS, VIDEO_HTML } from './video-parts.ts';

/** Milliseconds after which the controls of a film that plays go. */
const CONTROLS_TIME = 5000;

/** Attributes that only change which controls are shown. */
const LOOKS = /^(controls|show-|title|danmu-btn|object-fit|muted|loop)/;

/**
 * `video`: play, pause, ended, timeupdate, progress, waiting, error, loadedmetadata, fullscreenchange, controlstoggle,
 * seekcomplete. Full screen fills the phone.
 */
export class WxVideo extends BuiltIn implements FullScreenHost {
  readonly #root: ShadowRoot;
  readonly #video: HTMLVideoElement;
  readonly #poster: HTMLImageElement;
  readonly #controls: VideoControls;
  readonly #danmu: DanmuLayer;
  #started = false;
  #controlsShown = true;
  #controlsTimer = 0;

  constructor() {
    super();
    this.#root = privateParts(this, VIDEO_CSS, VIDEO_HTML);
    this.#video = part<HTMLVideoElement>(this.#root, 'video');
    this.#poster = part<HTMLImageElement>(this.#root, '#poster');
    this.#danmu = new DanmuLayer(part(this.#root, '#danmu'));
    this.#controls = new VideoControls(this.#root, {
      toggle: () => (this.#video.paused ? this.#play() : this.#video.pause()),
      mute: () => {
        this.#video.muted = !this.#video.muted;
      },
      full: () => (isFullScreen(this) ? exitFullScreen(this) : enterFullScreen(this, this.#direction())),
      danmu: () => {
        this.properties.set('enable-danmu', !this.flag('enable-danmu'));
        this.#draw();
      },
      seek: (share) => {
        const { duration } = this.#video;
        if (Number.isFinite(duration) && this.flag('enable-progress-gesture', true)) this.#video.currentTime = share * duration;
      },
    });
    this.#listen();
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#video.pause();
    window.clearTimeout(this.#controlsTimer);
    leaveFullScreen(this);
  }

  screenStyle(css: string): void {
    this.setOwnStyle(css);
    this.#draw();
  }

  /** A tap on the film shows or hides the controls; two within the time of one play or pause where that is asked for. */
  override tapDetail(x: number, y: number): Record<string, unknown> | null {
    if (this.#controls.has(this.#root.elementFromPoint(x, y))) return null;
    if (this.#started && this.flag('controls', true)) this.#showControls(!this.#controlsShown);
    return {};
  }

  override invoke(method: string, args: unknown[]): unknown {
    const video = this.#video;
    const [first] = args;
    switch (method) {
      case 'play':
        return this.#play();
      case 'pause':
        return video.pause();
      case 'stop':
        video.pause();
        video.currentTime = 0;
        this.#started = false;
        this.#draw();
        return undefined;
      case 'seek':
        video.currentTime = Math.max(0, Number(first) || 0);
        return undefined;
      case 'playbackRate':
        video.playbackRate = Math.min(2, Math.max(0.5, Number(first) || 1));
        return undefined;
      case 'sendDanmu':
        return this.#danmu.send((first ?? {}) as Danmu);
      case 'requestFullScreen':
        return enterFullScreen(this, this.#direction((first as { direction?: unknown } | undefined)?.direction));
      case 'exitFullScreen':
        return exitFullScreen(this);
      case 'showStatusBar':
      case 'hideStatusBar':
        return undefined;
      case 'requestBackgroundPlayback':
      case 'exitBackgroundPlayback':
      case 'exitPictureInPicture':
      case 'startCasting':
      case 'reconnectCasting':
      case 'switchCasting':
      case 'exitCasting':
        throw new Error(`not supported by the simulator: ${method} leaves the app, which a simulated phone cannot`);
      default:
        return super.invoke(method, args);
    }
  }

  #direction(asked: unknown = this.properties.get('direction')): number {
    if (asked !== undefined && asked !== null && asked !== '') return [0, 90, -90].find((known) => known === Number(asked)) ?? 0;
    return this.#video.videoWidth > this.#video.videoHeight ? 90 : 0;
  }

  async #play(): Promise<void> {
    const video = this.#video;
    try {
      await video.play();
    } catch (error) {
      // A browser lets no sound begin by itself; a phone does. The film plays, silently.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      video.muted = true;
      await video.play().catch(() => undefined);
    }
  }

  #listen(): void {
    const video = this.#video;
    video.addEventListener('play', () => {
      this.#started = true;
      this.#showControls(true);
      this.emit('play', {});
    });
    for (const type of ['pause', 'ended', 'waiting']) video.addEventListener(type, () => this.emit(type, {}));
    video.addEventListener('ended', () => {
      this.#started = false;
    });
    video.addEventListener('seeked', () => this.emit('seekcomplete', { position: video.currentTime }));
    video.addEventListener('timeupdate', () => {
      this.#danmu.advance(video.currentTime);
      this.emit('timeupdate', { currentTime: video.currentTime, duration: video.duration || 0 });
    });
    video.addEventListener('loadedmetadata', () => {
      const start = this.number('initial-time', 0);
      if (start > 0) video.currentTime = start;
      this.emit('loadedmetadata', { width: video.videoWidth, height: video.videoHeight, duration: video.duration });
    });
    video.addEventListener('progress', () =>
      this.emit('progress', { buffered: video.duration > 0 ? (this.#buffered() / video.duration) * 100 : 0 }),
    );
    video.addEventListener('error', () => this.emit('error', { errMsg: video.error?.message || 'MEDIA_ERR_SRC_NOT_SUPPORTED' }));
    for (const type of ['play', 'pause', 'ended', 'timeupdate', 'durationchange', 'progress', 'volumechange', 'emptied'])
      video.addEventListener(type, () => this.#draw());
  }

  #buffered(): number {
    const { buffered } = this.#video;
    return buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
  }

  #showControls(shown: boolean): void {
    window.clearTimeout(this.#controlsTimer);
    if (shown && this.flag('auto-hide-controls', true))
      this.#controlsTimer = window.setTimeout(() => {
        if (!this.#video.paused) this.#showControls(false);
      }, CONTROLS_TIME);
    if (this.#controlsShown === shown) return;
    this.#controlsShown = shown;
    this.emit('controlstoggle', { show: shown });
    this.#draw();
  }

  #draw(): void {
    const video = this.#video;
    const danmu = this.flag('enable-danmu');
    this.#danmu.shown = danmu;
    this.#poster.hidden = this.#started || video.currentTime > 0 || this.text('poster') === '' || !this.flag('controls', true);
    video.style.objectFit = this.text('object-fit', 'contain');
    this.#controls.draw({
      controls: this.flag('controls', true) && this.#controlsShown,
      playing: !video.paused,
      started: this.#started,
      muted: video.muted,
      full: isFullScreen(this),
      danmu,
      title: this.text('title'),
      shows: {
        progress: this.flag('show-progress', true),
        play: this.flag('show-play-btn', true) && this.text('play-btn-position', 'bottom') !== 'center',
        centre: this.flag('show-center-play-btn', true),
        full: this.flag('show-fullscreen-btn', true),
        mute: this.flag('show-mute-btn'),
        danmu: this.flag('danmu-btn'),
      },
      time: video.currentTime,
      length: Number.isFinite(video.duration) ? video.duration : this.number('duration', Number.NaN),
      buffered: this.#buffered(),
    });
  }

  protected override attributeSet(name: string, value: unknown, previous: unknown): void {
    const video = this.#video;
    if (name === 'src' && value !== previous) {
      const url = assetUrl(this.text('src'));
      this.#started = false;
      this.#danmu.clear();
      if (url === '') video.removeAttribute('src');
      else video.src = url;
      if (url !== '' && this.flag('autoplay')) void this.#play();
    } else if (name === 'autoplay' && this.flag('autoplay') && video.src !== '') void this.#play();
    else if (name === 'poster') this.#poster.src = assetUrl(this.text('poster'));
    else if (name === 'danmu-list') this.#danmu.list = Array.isArray(value) ? (value as Danmu[]) : [];
    if (name === 'loop' || name === 'muted') video[name] = this.flag(name);
    if (LOOKS.test(name) || ['src', 'poster', 'enable-danmu', 'duration', 'play-btn-position'].includes(name)) this.#draw();
  }
}
