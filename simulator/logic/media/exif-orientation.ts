/** How a camera was held, as JPEG metadata counts it from 1. */
const ORIENTATIONS = ['up', 'up-mirrored', 'down', 'down-mirrored', 'left-mirrored', 'right', 'right-mirrored', 'left'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

const ORIENTATION_TAG = 0x0112;

/** The orientation in a JPEG's EXIF block; `up` where there is none. */
export function exifOrientation(bytes: Uint8Array): Orientation {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.getUint16(0) !== 0xffd8) return 'up';
    for (let at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda; at += 2 + view.getUint16(at + 2)) {
      // APP1 that begins with `Exif`.
      if (view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966) return fromTiff(view, at + 10);
    }
  } catch (error) {
    // Cut off in the middle of its metadata.
    if (!(error instanceof RangeError)) throw error;
  }
  return 'up';
}

function fromTiff(view: DataView, start: number): Orientation {
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  for (let entry = directory + 2; entry < directory + 2 + view.getUint16(directory, little) * 12; entry += 12)
    if (view.getUint16(entry, little) === ORIENTATION_TAG) return ORIENTATIONS[view.getUint16(entry + 8, little) - 1] ?? 'up';
  return 'up';
}
