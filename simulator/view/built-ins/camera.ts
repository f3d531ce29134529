import { BuiltIn, part, privateParts } from '../built-in.ts';
import { post } from '../channel.ts';
import { stateOf } from '../elements.ts';
import { pick } from '../texts.ts';
import { pictureFile, TestPicture } from './test-picture.ts';

const CSS = `
:host { background: #000; }
canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
#scan { position: absolute; left: 50%; bottom: 12px; transform: translateX(-50%); padding: 6px 14px; border: 0; border-radius: 4px; background: #07c160; color: #fff; font: inherit; font-size: 14px; white-space: nowrap; }
#scan[hidden] { display: none; }
#flash { position: absolute; right: 6px; top: 6px; padding: 1px 6px; border-radius: 8px; background: rgba(255, 214, 10, 0.9); color: #000; font-size: 11px; }
#flash[hidden] { display: none; }
`;
const HTML = '<canvas></canvas><div id="flash" hidden>⚡</div><button id="scan" hidden></button><slot></slot>';

const TEXTS = {
  en: { camera: 'Stand-in camera', scan: 'Scan a code…' },
  es: { camera: 'Cámara de muestra', scan: 'Escanear un código…' },
  zh: { camera: '示意相机', scan: '扫描二维码…' },
};

const MAX_ZOOM = 10;
/** Longest side of photos by `quality`, in pixels. */
const PHOTO: Record<string, number> = { high: 1920, normal: 1280, low: 640, original: 2560 };
/** Width of frames by `frame-size`. */
const FRAME: Record<string, number> = { small: 288, medium: 480, large: 720 };

/** `camera`: a test picture. Events: initdone {maxZoom}, stop, error, scancode {type, result, charSet, rawData}. */
export class WxCamera extends BuiltIn {
  readonly #picture: TestPicture;
  readonly #root: ShadowRoot;
  #recorder: MediaRecorder | undefined;
  #recorded: Blob[] = [];
  #thumb: Promise<{ bytes: ArrayBuffer; extension: string }> | undefined;

  constructor() {
    super();
    this.#root = privateParts(this, CSS, HTML);
    const texts = pick(TEXTS);
    this.#picture = new TestPicture(part<HTMLCanvasElement>(this.#root, 'canvas'), texts.camera);
    const scan = part(this.#root, '#scan');
    scan.textContent = texts.scan;
    scan.addEventListener('click', () => {
      const id = stateOf(this)?.id;
      if (id !== undefined) post({ kind: 'call', host: 0, method: 'scanForCamera', args: { element: id } });
    });
  }

  connectedCallback(): void {
    const others = [...document.querySelectorAll('wx-camera')].filter((other) => other !== this);
    if (others.length > 0) {
      requestAnimationFrame(() => this.emit('error', { errMsg: 'insertCamera:fail: a page has one camera at most' }));
      return;
    }
    this.#picture.run();
    requestAnimationFrame(() => this.emit('initdone', { maxZoom: MAX_ZOOM }));
  }

  disconnectedCallback(): void {
    this.#picture.stop();
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
  }

  override invoke(method: string, args: unknown[]): unknown {
    const given = (args[0] ?? {}) as Record<string, unknown>;
    switch (method) {
      case 'takePhoto':
        return this.#photo(given);
      case 'startRecord':
        return this.#startRecord();
      case 'stopRecord':
        return this.#stopRecord();
      case 'setZoom':
        this.#picture.zoom = Math.min(MAX_ZOOM, Math.max(1, Number(given['zoom']) || 1));
        return { zoom: this.#picture.zoom };
      case 'cameraFrame':
        return this.#cameraFrame();
      case 'scanned':
        this.emit('scancode', {
          type: String(given['scanType'] ?? 'QR_CODE') === 'QR_CODE' ? 'qrcode' : 'barcode',
          charSet: 'UTF-8',
          rawData: '',
          ...given,
        });
        return undefined;
      default:
        return super.invoke(method, args);
    }
  }

  #size(longest: number): [number, number] {
    const [width, height] = [Math.max(1, this.clientWidth), Math.max(1, this.clientHeight)];
    const factor = longest / Math.max(width, height);
    return [Math.round(width * factor), Math.round(height * factor)];
  }

  async #photo({ quality = 'normal' }: Record<string, unknown>): Promise<unknown> {
    const [width, height] = this.#size(PHOTO[String(quality)] ?? PHOTO['normal']!);
    return { tempImagePath: await pictureFile(this.#picture.copy(width, height), 'image/jpeg', 0.9), width, height };
  }

  #startRecord(): void {
    if (this.#recorder?.state === 'recording') throw new Error('is recording');
    const { canvas } = this.#picture;
    this.#recorded = [];
    this.#thumb = pictureFile(this.#picture.copy(...this.#size(640)), 'image/jpeg', 0.8);
    const recorder = new MediaRecorder(canvas.captureStream(24), { mimeType: 'video/webm' });
    recorder.ondataavailable = ({ data }) => void this.#recorded.push(data);
    recorder.start();
    this.#recorder = recorder;
  }

  async #stopRecord(): Promise<unknown> {
    const recorder = this.#recorder;
    if (recorder?.state !== 'recording') throw new Error('is not recording');
    await new Promise<void>((resolve) => {
      recorder.onstop = () => resolve();
      recorder.stop();
    });
    const bytes = await new Blob(this.#recorded, { type: 'video/webm' }).arrayBuffer();
    return { tempThumbPath: await this.#thumb, tempVideoPath: { bytes, extension: 'webm' } };
  }

  #cameraFrame(): { data: ArrayBuffer; width: number; height: number } {
    const width = FRAME[this.text('frame-size', 'medium')] ?? FRAME['medium']!;
    const height = Math.round((width * Math.max(1, this.clientHeight)) / Math.max(1, this.clientWidth));
    const { data } = this.#picture.copy(width, height).getContext('2d')!.getImageData(0, 0, width, height);
    return { data: data.buffer as ArrayBuffer, width, height };
  }

  protected override attributeSet(name: string): void {
    if (name === 'device-position') this.#picture.mirrored = this.text(name, 'back') === 'front';
    else if (name === 'mode') part(this.#root, '#scan').hidden = this.text(name) !== 'scanCode';
    else if (name === 'flash') part(this.#root, '#flash').hidden = !['on', 'torch'].includes(this.text(name, 'auto'));
  }
}
