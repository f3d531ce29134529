import { ApiError } from '../api-error.ts';
import { CanvasNode } from '../canvas/canvas-node.ts';
import type { OlderCanvas } from '../canvas/older-canvas.ts';
import { drawing, isSurface, makeSurface } from '../canvas/powers.ts';
import { type ApiOptions, asyncApi, isRecord, needs } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** Default of `quality`, as on a phone. */
const QUALITY = 1;

type Call = (options: ApiOptions, component?: unknown) => unknown;

/** Canvases of the older kind, off-screen ones, and pictures of both. */
export function canvasApis(context: WxContext): ApiMembers {
  const { graphics } = context;
  const find = (options: ApiOptions, component: unknown): OlderCanvas => {
    needs(options, 'canvasId', 'String');
    const canvas = graphics.older(options['canvasId'] as string, component);
    if (!canvas) throw new ApiError('fail canvas is empty');
    return canvas;
  };
  /** The component is the second argument of these calls, behind the options. */
  const call = (name: string, run: (options: ApiOptions, component: unknown) => unknown): Call => {
    return (options, component) => asyncApi(context, name, (given) => run(given, component))(options);
  };
  return {
    createCanvasContext: (id: unknown, component?: unknown) => graphics.context(String(id), component),
    createOffscreenCanvas: (...args: unknown[]) => {
      const [first, second] = args;
      const { width = 300, height = 150 } = isRecord(first) ? first : { width: first, height: second };
      return graphics.offscreen(Number(width), Number(height));
    },
    canvasToTempFilePath: call('canvasToTempFilePath', async (options, component) => {
      const { canvas } = options;
      if (canvas === undefined) return toFile(options, find(options, component), context);
      if (!(canvas instanceof CanvasNode)) throw new ApiError('invalid canvas');
      const surface = CanvasNode.surfaceOf(canvas);
      const ratio = context.state.device.pixelRatio;
      return save(surface, options, { width: surface.width, height: surface.height, ratio: 1, density: ratio }, context);
    }),
    canvasGetImageData: call('canvasGetImageData', (options, component) => {
      const { x, y, width, height } = area(options);
      return find(options, component).use(({ surface, ratio }) => {
        const copy = drawing(makeSurface(width, height));
        copy.imageSmoothingEnabled = false;
        copy.drawImage(surface, x * ratio, y * ratio, width * ratio, height * ratio, 0, 0, width, height);
        return { width, height, data: copy.getImageData(0, 0, width, height).data };
      });
    }),
    canvasPutImageData: call('canvasPutImageData', (options, component) => {
      const { x, y, width, height } = area(options);
      const data = pixels(options['data'], width, height);
      return find(options, component).use((canvas) => {
        const copy = makeSurface(width, height);
        drawing(copy).putImageData(new ImageData(data, width, height), 0, 0);
        const { context: target, ratio } = canvas;
        target.save();
        target.setTransform(ratio, 0, 0, ratio, 0, 0);
        target.imageSmoothingEnabled = false;
        target.clearRect(x, y, width, height);
        target.drawImage(copy, x, y);
        target.restore();
      });
    }),
  };
}

function area(options: ApiOptions): { x: number; y: number; width: number; height: number } {
  for (const name of ['x', 'y', 'width', 'height'] as const) needs(options, name, 'Number');
  const { x, y, width, height } = options as Record<'x' | 'y' | 'width' | 'height', number>;
  if (!(width >= 1 && height >= 1)) throw new ApiError('parameter error: width and height should be at least 1');
  return { x, y, width: Math.floor(width), height: Math.floor(height) };
}

function pixels(data: unknown, width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  if (!ArrayBuffer.isView(data)) throw new ApiError('parameter error: parameter.data should be Uint8ClampedArray;');
  const bytes = new Uint8ClampedArray(data.buffer.slice(0) as ArrayBuffer, data.byteOffset, data.byteLength);
  if (bytes.length !== width * height * 4) throw new ApiError('parameter error: parameter.data should have width * height * 4 bytes;');
  return bytes;
}

function toFile(options: ApiOptions, canvas: OlderCanvas, context: WxContext): Promise<unknown> {
  return canvas.use(({ surface, width, height, ratio }) =>
    save(surface, options, { width, height, ratio, density: context.state.device.pixelRatio }, context),
  );
}

interface Extent {
  width: number;
  height: number;
  /** Pixels of the bitmap a unit of x, y, width and height. */
  ratio: number;
  /** Pixels of the file a unit, unless the app says its size. */
  density: number;
}

async function save(
  surface: OffscreenCanvas,
  options: ApiOptions,
  extent: Extent,
  { files }: WxContext,
): Promise<{ tempFilePath: string }> {
  if (!isSurface(surface)) throw new ApiError('fail canvas is empty');
  const number = (name: string, fallback: number): number => {
    const value = options[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
  };
  const x = number('x', 0);
  const y = number('y', 0);
  const width = number('width', extent.width - x);
  const height = number('height', extent.height - y);
  const target = makeSurface(
    Math.round(number('destWidth', width * extent.density)),
    Math.round(number('destHeight', height * extent.density)),
  );
  const { ratio } = extent;
  drawing(target).drawImage(surface, x * ratio, y * ratio, width * ratio, height * ratio, 0, 0, target.width, target.height);
  const jpeg = options['fileType'] === 'jpg';
  const quality = number('quality', QUALITY);
  const blob = await target.convertToBlob(jpeg ? { type: 'image/jpeg', quality: quality > 0 && quality <= 1 ? quality : QUALITY } : {});
  return { tempFilePath: files.makeTemporary(await blob.arrayBuffer(), jpeg ? 'jpg' : 'png') };
}
