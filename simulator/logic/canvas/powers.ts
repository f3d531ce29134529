import { pictureSize, tooLarge } from '../../protocol/picture-size.ts';

interface Powers {
  OffscreenCanvas: typeof OffscreenCanvas;
  createImageBitmap: typeof createImageBitmap;
  fetch: typeof fetch;
  requestAnimationFrame?: (callback: FrameRequestCallback) => number;
  cancelAnimationFrame?: (id: number) => void;
  FontFace: typeof FontFace;
  fonts: FontFaceSet;
}

/** What the thread draws with. Taken when this module loads: the mini program's scripts run later and do not find it. */
const scope = globalThis as unknown as Partial<Powers>;
const taken: Partial<Powers> = {
  OffscreenCanvas: scope.OffscreenCanvas,
  createImageBitmap: scope.createImageBitmap?.bind(globalThis),
  fetch: scope.fetch?.bind(globalThis),
  requestAnimationFrame: scope.requestAnimationFrame?.bind(globalThis),
  cancelAnimationFrame: scope.cancelAnimationFrame?.bind(globalThis),
  FontFace: scope.FontFace,
  fonts: scope.fonts,
};

/** @throws {Error} where the thread runs outside of a browser */
function power<Name extends keyof Powers>(name: Name): NonNullable<Powers[Name]> {
  const found = taken[name];
  if (!found) throw new Error(`this thread has no ${name}: it does not run in a browser`);
  return found;
}

/** A blank surface of at least one pixel. */
export function makeSurface(width: number, height: number): OffscreenCanvas {
  return new (power('OffscreenCanvas'))(Math.max(1, Math.floor(width) || 1), Math.max(1, Math.floor(height) || 1));
}

export function isSurface(value: unknown): value is OffscreenCanvas {
  return taken.OffscreenCanvas !== undefined && value instanceof taken.OffscreenCanvas;
}

/** @throws {Error} when the surface is already drawn on in another way */
export function drawing(surface: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = surface.getContext('2d');
  if (!context) throw new Error('the canvas has no 2d context');
  return context;
}

/** A picture that would fill the memory when it is decoded. */
export class TooLargeError extends Error {}

/** Rejects for what is no picture. @throws {TooLargeError} */
export function makeBitmap(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<ImageBitmap> {
  checkSize(bytes);
  return power('createImageBitmap')(new Blob([bytes], { type }));
}

/** Decodes a picture as it is stored: without the turn that its metadata asks for. Rejects for what is no picture. @throws {TooLargeError} */
export function decodeAsStored(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<ImageBitmap> {
  checkSize(bytes);
  return power('createImageBitmap')(new Blob([bytes], { type }), { imageOrientation: 'none' });
}

function checkSize(bytes: Uint8Array): void {
  const size = pictureSize(bytes);
  const reason = size && tooLarge(size);
  if (reason) throw new TooLargeError(reason);
}

/** Files of the program and of this phone; other origins are asked through the host. */
export function fetchOwn(url: string): Promise<Response> {
  return power('fetch')(url);
}

const FRAME = 16;

export function requestFrame(callback: (time: number) => void): number {
  if (taken.requestAnimationFrame) return taken.requestAnimationFrame(callback);
  return setTimeout(() => callback(performance.now()), FRAME) as unknown as number;
}

export function cancelFrame(id: number): void {
  if (taken.cancelAnimationFrame) taken.cancelAnimationFrame(id);
  else clearTimeout(id);
}

/** Makes a font known to what this thread draws. @throws {Error} when it cannot be loaded */
export async function loadThreadFont(family: string, source: string, descriptors: FontFaceDescriptors): Promise<void> {
  const face = new (power('FontFace'))(family, source, descriptors);
  power('fonts').add(await face.load());
}
