/** Pixels of one canvas: what the phones with the least memory for it take. */
const MOST_PIXELS = 4096 * 4096;

/** @throws {Error} for a canvas that no phone could show, and that takes hundreds of megabytes here */
export function checkCanvasSize(width: number, height: number): void {
  if (width * height <= MOST_PIXELS) return;
  throw new Error(`a canvas of ${width} × ${height} pixels is too large: phones take at most ${MOST_PIXELS} pixels (4096 × 4096)`);
}
