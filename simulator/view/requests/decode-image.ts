import { tooLarge } from '../../protocol/picture-size.ts';

/** Browsers give a picture without a size of its own this one. */
const DEFAULT_SIZE = { width: 300, height: 150 };

/** @throws {Error} when the bytes are no picture of that type, or it is too large */
export async function decodeImage(bytes: ArrayBuffer, type: string): Promise<ImageBitmap> {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  try {
    const image = new Image();
    image.src = url;
    await loaded(image);
    const [width, height] = [image.naturalWidth || DEFAULT_SIZE.width, image.naturalHeight || DEFAULT_SIZE.height];
    const reason = tooLarge({ width, height });
    if (reason) throw new Error(reason);
    return await createImageBitmap(image, { resizeWidth: width, resizeHeight: height });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Its size is known then, and it is not decoded yet. */
function loaded(image: HTMLImageElement): Promise<void> {
  return new Promise((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('the picture cannot be decoded'));
  });
}
