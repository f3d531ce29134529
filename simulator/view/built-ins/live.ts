import { BuiltIn, part, privateParts } from '../built-in.ts';
import { pick } from '../texts.ts';
import { enterFullScreen, exitFullScreen, type FullScreenHost, leaveFullScreen } from './full-screen.ts';
import { pictureFile, TestPicture } from './test-picture.ts';

const CSS = `
:host { background: #000; }
canvas { position: absolute; inset: 0; width: 100%; height: 100%; visibility: hidden; }
:host([data-running]) canvas { visibility: visible; }
select { position: absolute; right: 4px; bottom: 4px; max-width: calc(100% - 8px); border: 0; border-radius: 3px; padding: 1px 2px; background: rgba(0, 0, 0, 0.55); color: #fff; font-size: 11px; }
`;
const HTML = '<canvas></canvas><select></select><slot></slot>';

const TEXTS = {
  en: { player: 'Stand-in broadcast', pusher: 'Stand-in live camera', say: 'Send a state…' },
  es: { player: 'Emisión de muestra', pusher: 'Cámara en directo de muestra', say: 'Enviar un estado…' },
  zh: { player: '示意直播画面', pusher: '示意推流画面', say: '发送状态…' },
};

/** States that the developer can let happen, by the platform's codes. */
const PLAYER_STATES: [number, string][] = [
  [2001, 'Connected'],
  [2003, 'First frame'],
  [2004, 'Playing'],
  [2006, 'Ended'],
  [2007, 'Loading'],
  [2103, 'Reconnecting'],
  [-2301, 'Disconnected'],
];
const PUSHER_STATES: [number, string][] = [
  [1001, 'Connected'],
  [1002, 'Pushing'],
  [1003, 'Camera open'],
  [1101, 'Network is slow'],
  [1102, 'Reconnecting'],
  [-1301, 'Camera failed'],
  [-1307, 'Disconnected'],
];

/** What player and pusher share: a test picture while they run, and states that the developer can send. */
abstract class WxLive extends BuiltIn implements FullScreenHost {
  protected readonly picture: TestPicture;
  protected running = false;
  #netTimer = 0;

  constructor(label: string, states: readonly (readonly [number, string])[]) {
    super();
    const root = privateParts(this, CSS, HTML);
    this.picture = new TestPicture(part<HTMLCanvasElement>(root, 'canvas'), label);
    const select = part<HTMLSelectElement>(root, 'select');
    select.setAttribute('aria-label', pick(TEXTS).say);
    select.append(new Option(pick(TEXTS).say, ''), ...states.map(([code, name]) => new Option(`${code} ${name}`, String(code))));
    select.addEventListener('change', () => {
      const state = states.find(([code]) => String(code) === select.value);
      select.value = '';
      if (state) this.state(...state);
    });
  }

  disconnectedCallback(): void {
    this.setRunning(false);
    leaveFullScreen(this);
  }

  screenStyle(css: string): void {
    this.setOwnStyle(css);
  }

  protected state(code: number, message: string): void {
    this.emit('statechange', { code, message });
  }

  protected setRunning(running: boolean): void {
    if (this.running === running) return;
    this.running = running;
    this.toggleAttribute('data-running', running);
    window.clearInterval(this.#netTimer);
    if (!running) {
      this.picture.stop();
      return;
    }
    this.picture.run();
    this.#netTimer = window.setInterval(() => this.emit('netstatus', { info: this.netStatus() }), 2000);
  }

  protected netStatus(): Record<string, number> {
    return {
      videoBitrate: 1000,
      audioBitrate: 48,
      videoFPS: 24,
      videoGOP: 2,
      netSpeed: 1100,
      netJitter: 5,
      videoWidth: 640,
      videoHeight: 360,
    };
  }

  protected async snapshot(given: Record<string, unknown>): Promise<unknown> {
    const size = given['quality'] === 'compressed' ? 360 : 720;
    const width = Math.round((size * this.clientWidth) / Math.max(1, this.clientHeight));
    const file = await pictureFile(this.picture.copy(Math.max(1, width), size), 'image/png');
    return { tempImagePath: file, width, height: size };
  }
}

/** `live-player`: events statechange {code, message}, netstatus, fullscreenchange. */
export class WxLivePlayer extends WxLive {
  constructor() {
    super(pick(TEXTS).player, PLAYER_STATES);
  }

  connectedCallback(): void {
    requestAnimationFrame(() => {
      if (this.isConnected && this.flag('autoplay') && this.text('src') !== '') this.#play();
    });
  }

  #play(): void {
    if (this.text('src') === '') {
      this.state(-2301, 'there is no src');
      return;
    }
    this.setRunning(true);
    for (const [code, message] of PLAYER_STATES.slice(0, 3)) this.state(code, message);
  }

  override invoke(method: string, args: unknown[]): unknown {
    const given = (args[0] ?? {}) as Record<string, unknown>;
    switch (method) {
      case 'play':
        return this.#play();
      case 'stop':
      case 'pause':
        return this.setRunning(false);
      case 'resume':
        return this.setRunning(true);
      case 'mute':
        return undefined;
      case 'requestFullScreen':
        return enterFullScreen(this, Number(given['direction'] ?? 0));
      case 'exitFullScreen':
        return exitFullScreen(this);
      case 'snapshot':
        return this.snapshot(given);
      default:
        throw new Error(`not supported by the simulator: ${method} needs a real broadcast`);
    }
  }

  protected override attributeSet(name: string, value: unknown, previous: unknown): void {
    if (name !== 'src' || value === previous || !this.running) return;
    if (this.text('src') === '') this.setRunning(false);
    else this.#play();
  }
}

const MAX_ZOOM = 5;

/** `live-pusher`: events statechange {code, message}, netstatus, error, bgmstart, bgmcomplete. */
export class WxLivePusher extends WxLive {
  #pushing = false;

  constructor() {
    super(pick(TEXTS).pusher, PUSHER_STATES);
  }

  connectedCallback(): void {
    requestAnimationFrame(() => {
      if (this.isConnected && this.flag('autopush') && this.text('url') !== '') this.#start();
    });
  }

  #start(): void {
    if (this.text('url') === '') throw new Error('the url of the pusher is empty');
    this.#pushing = true;
    this.setRunning(this.flag('enable-camera', true));
    for (const code of [1003, 1001, 1002]) this.state(code, PUSHER_STATES.find(([known]) => known === code)?.[1] ?? '');
  }

  #end(): void {
    this.#pushing = false;
    this.setRunning(false);
  }

  override invoke(method: string, args: unknown[]): unknown {
    const given = (args[0] ?? {}) as Record<string, unknown>;
    switch (method) {
      case 'start':
        return this.#start();
      case 'startPreview':
      case 'resume':
        return this.setRunning(true);
      case 'stop':
        return this.#end();
      case 'stopPreview':
        return this.#pushing ? undefined : this.setRunning(false);
      case 'pause':
        return this.setRunning(false);
      case 'switchCamera':
        this.picture.mirrored = !this.picture.mirrored;
        return undefined;
      case 'snapshot':
        return this.snapshot(given);
      case 'setZoom':
        this.picture.zoom = Math.min(MAX_ZOOM, Math.max(1, Number(given['zoom']) || 1));
        return undefined;
      case 'getMaxZoom':
        return { maxZoom: MAX_ZOOM };
      case 'toggleTorch':
      case 'sendMessage':
      case 'setMICVolume':
      case 'setBGMVolume':
      case 'pauseBGM':
      case 'resumeBGM':
        return undefined;
      case 'playBGM':
        this.emit('bgmstart', {});
        return undefined;
      case 'stopBGM':
        this.emit('bgmcomplete', {});
        return undefined;
      default:
        throw new Error(`not supported by the simulator: ${method} changes the picture of a phone's camera`);
    }
  }

  protected override attributeSet(name: string): void {
    if (name === 'device-position') this.picture.mirrored = this.text(name, 'front') === 'front';
    else if (name === 'mirror' || name === 'local-mirror')
      this.picture.mirrored = this.flag('mirror') || this.text('local-mirror') === 'enable';
    else if (name === 'enable-camera' && this.#pushing) this.setRunning(this.flag(name, true));
  }
}
