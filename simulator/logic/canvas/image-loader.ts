import type { ViewContext } from '../backend/view-context.ts';
import type { Bridge } from '../bridge.ts';
import { fetchOwn, makeBitmap } from './powers.ts';
import { resourceUrl } from './resource-url.ts';

export interface ImageLoaderHost {
  bridge: Bridge;
  /** Bytes of a file of the program. @throws when there is none */
  readFile(path: string): Uint8Array;
  baseUrl(): string;
  /** Path of the page on top, at whose folder relative paths start. */
  pagePath(): string;
  /** A page that can decode what this thread cannot. */
  view(): ViewContext | undefined;
}

const TIMEOUT = 60_000;
/** Paths of temporary, saved and user files. */
const FILE_SCHEME = 'wxfile://';

/** Pictures for canvases, by the paths that programs write: of the package, remote, temporary, `data:`. */
export class ImageLoader {
  constructor(private readonly host: ImageLoaderHost) {}

  /** @throws {Error} when there is no picture */
  async load(path: string): Promise<ImageBitmap> {
    const { bytes, type } = await this.#bytes(path);
    if (isSvg(bytes, type)) return this.#decodeInView(bytes);
    return makeBitmap(new Uint8Array(bytes), type);
  }

  async #bytes(path: string): Promise<{ bytes: ArrayBuffer; type: string }> {
    const { host } = this;
    if (path.trim().startsWith(FILE_SCHEME)) return { bytes: host.readFile(path.trim()).slice().buffer as ArrayBuffer, type: '' };
    const url = resourceUrl(path, host.baseUrl(), host.pagePath());
    if (/^https?:/.test(url) && new URL(url).origin !== new URL(host.baseUrl()).origin) {
      const request = { url, method: 'GET', responseType: 'arraybuffer', dataType: 'other', header: {}, timeout: TIMEOUT };
      const answer = (await host.bridge.call('request', request)) as { data?: unknown; statusCode?: number };
      if (answer.statusCode !== 200 || !(answer.data instanceof ArrayBuffer)) throw new Error(`${path}: status ${answer.statusCode}`);
      return { bytes: answer.data, type: '' };
    }
    const response = await fetchOwn(url);
    if (!response.ok) throw new Error(`${path}: status ${response.status}`);
    return { bytes: await response.arrayBuffer(), type: response.headers.get('content-type') ?? '' };
  }

  #decodeInView(bytes: ArrayBuffer): Promise<ImageBitmap> {
    const view = this.host.view();
    if (!view) return Promise.reject(new Error('no page is open'));
    return new Promise((resolve, reject) => {
      view.request({ kind: 'decodeImage', bytes, type: 'image/svg+xml' }, (value, error) => {
        if (error !== undefined || value === undefined) reject(new Error(error));
        else resolve(value as ImageBitmap);
      });
    });
  }
}

/** By its type, or by how it begins: hosts do not always tell the type. */
function isSvg(bytes: ArrayBuffer, type: string): boolean {
  if (type.startsWith('image/svg')) return true;
  const start = String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(256, bytes.byteLength)));
  return /^\s*(<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(start) && start.includes('<');
}
