/** Pixels of one picture that is decoded, which takes four bytes each. Few phones decode larger ones, and cameras make few. */
const MOST_PIXELS = 8192 * 8192;

export interface PictureSize {
  width: number;
  height: number;
}

/** What is wrong with a picture of that size; null when it may be decoded. */
export function tooLarge({ width, height }: PictureSize): string | null {
  if (width * height <= MOST_PIXELS) return null;
  return `a picture of ${width} × ${height} pixels is too large: at most ${MOST_PIXELS} pixels (8192 × 8192) are decoded`;
}

/**
 * The same of an element that has loaded: it is decoded when it is painted, which `visibility: hidden` prevents. Drawings, as far as
 * their address tells, have no pixels of their own.
 */
export function elementTooLarge({ src, naturalWidth: width, naturalHeight: height }: HTMLImageElement): string | null {
  return /^data:image\/svg|\.svg($|[?#])/i.test(src) ? null : tooLarge({ width, height });
}

/** Size in pixels as a PNG, JPEG, GIF, WebP or BMP tells it in its first bytes, without decoding it; null where they do not say. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  try {
    return read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // Cut off in the middle.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function read(view: DataView): PictureSize | null {
  const start = view.getUint32(0);
  if (start === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (start === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (start === 0x52494646 && view.getUint32(8) === 0x57454250) return readWebp(view);
  if (start >>> 16 === 0x424d) return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  return start >>> 16 === 0xffd8 ? readJpeg(view) : null;
}

function readWebp(view: DataView): PictureSize | null {
  const uint24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  switch (view.getUint32(12)) {
    case 0x56503858: // VP8X
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    case 0x5650384c: {
      // VP8L
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503820: // VP8
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}

/** The frame's header stands after blocks of any length. */
function readJpeg(view: DataView): PictureSize | null {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === 0xda) return null;
  }
  return null;
}
