/** Browsers give a picture without a size of its own this one. */
const DEFAULT_SIZE = { width: 300, height: 150 };

/** @throws {Error} when the bytes are no picture of that type */
export async function decodeImage(bytes: ArrayBuffer, type: string): Promise<ImageBitmap> {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await createImageBitmap(image, {
      resizeWidth: image.naturalWidth || DEFAULT_SIZE.width,
      resizeHeight: image.naturalHeight || DEFAULT_SIZE.height,
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
