import { ApiError } from '../api-error.ts';
import { decodeAsStored, makeSurface, TooLargeError } from '../canvas/powers.ts';
import { endingOf, mediaType } from '../files/media-type.ts';
import { asyncApi, needs } from '../wx/async-api.ts';
import type { ApiMembers, WxContext } from '../wx/wx-context.ts';
import { exifOrientation } from './exif-orientation.ts';
import { localFile } from './local-file.ts';

/** Pictures as files: what they are, and smaller or cut copies of them as temporary files. */
export function imageApis(context: WxContext): ApiMembers {
  const { files, bridge } = context;
  const decode = async (path: string): Promise<{ bytes: Uint8Array; type: string; bitmap: ImageBitmap }> => {
    const bytes = files.read(path);
    const type = mediaType(path, bytes);
    try {
      return { bytes, type, bitmap: await decodeAsStored(bytes as Uint8Array<ArrayBuffer>, type) };
    } catch (error) {
      throw new ApiError(error instanceof TooLargeError ? `decode image fail: ${error.message}` : 'decode image fail');
    }
  };
  const encode = async (canvas: OffscreenCanvas, type: string, quality: number): Promise<string> => {
    const blob = await canvas.convertToBlob({ type, quality });
    return files.makeTemporary(await blob.arrayBuffer(), type === 'image/jpeg' ? 'jpg' : 'png');
  };
  const checked = (name: string, run: (options: Record<string, unknown>) => Promise<unknown>) =>
    asyncApi(context, name, (options) => {
      needs(options, 'src', 'String');
      return run(options);
    });
  return {
    getImageInfo: checked('getImageInfo', async ({ src }) => {
      const path = await localFile(context, String(src));
      const { bytes, type, bitmap } = await decode(path);
      const { width, height } = bitmap;
      bitmap.close();
      const name = /^image\/(jpeg|png|gif|tiff)$/.exec(type)?.[1] ?? 'unknown';
      return { width, height, path, orientation: exifOrientation(bytes), type: name };
    }),
    compressImage: checked('compressImage', async ({ src, quality = 80, compressedWidth, compressedHeight }) => {
      if (/^https?:/i.test(String(src))) throw new ApiError('file not found');
      const { bitmap } = await decode(String(src));
      const scale = scaleOf(bitmap, Number(compressedWidth) || 0, Number(compressedHeight) || 0);
      const canvas = drawn(makeSurface(Math.round(bitmap.width * scale.x), Math.round(bitmap.height * scale.y)), bitmap);
      return { tempFilePath: await encode(canvas, 'image/jpeg', Math.min(100, Math.max(0, Number(quality))) / 100) };
    }),
    cropImage: checked('cropImage', async ({ src, cropScale }) => {
      const [across = 0, down = 0] = String(cropScale).split(':').map(Number);
      if (!(across > 0 && down > 0)) throw new ApiError(`parameter error: invalid cropScale "${String(cropScale)}"`);
      const path = await localFile(context, String(src));
      const { type, bitmap } = await decode(path);
      const size = Math.min(bitmap.width / across, bitmap.height / down);
      const [width, height] = [Math.max(1, Math.round(across * size)), Math.max(1, Math.round(down * size))];
      const canvas = makeSurface(width, height);
      canvas.getContext('2d')?.drawImage(bitmap, -Math.round((bitmap.width - width) / 2), -Math.round((bitmap.height - height) / 2));
      bitmap.close();
      return { tempFilePath: await encode(canvas, type === 'image/jpeg' ? type : 'image/png', 0.92) };
    }),
    editImage: checked('editImage', async ({ src }) => {
      const path = await localFile(context, String(src));
      const copy = files.makeTemporary(files.read(path), endingOf(path));
      return bridge.call('simulate', { api: 'editImage', args: { src }, result: { tempFilePath: copy } });
    }),
    saveImageToPhotosAlbum: savingApi(context, 'saveImageToPhotosAlbum', 'image/'),
    saveVideoToPhotosAlbum: savingApi(context, 'saveVideoToPhotosAlbum', 'video/'),
  };
}

/** Keeps a picture or video in the simulator's album, from which the choosers offer it for as long as the program runs. */
function savingApi(context: WxContext, name: string, kind: 'image/' | 'video/') {
  return asyncApi(context, name, (options) => {
    needs(options, 'filePath', 'String');
    const path = String(options['filePath']);
    if (/^https?:/i.test(path)) throw new ApiError('file not exists');
    const bytes = context.files.read(path);
    if (!mediaType(path, bytes).startsWith(kind)) throw new ApiError('invalid file type');
    context.album.push(context.files.makeTemporary(bytes, endingOf(path)));
  });
}

function drawn(canvas: OffscreenCanvas, bitmap: ImageBitmap): OffscreenCanvas {
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

/** One length given keeps the proportion; none, the size. */
function scaleOf(bitmap: ImageBitmap, width: number, height: number): { x: number; y: number } {
  const x = width > 0 ? width / bitmap.width : height > 0 ? height / bitmap.height : 1;
  return { x, y: height > 0 ? height / bitmap.height : x };
}
