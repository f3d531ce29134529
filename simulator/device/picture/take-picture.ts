import { TreeCopier } from './copy-tree.ts';

export interface Picture {
  /** Data URL. */
  png: string;
  /** Addresses of pictures that could not be had. */
  missing: string[];
}

/** Bytes of an address that only the host can reach, with their type. */
export type Fetch = (url: string) => Promise<{ data: ArrayBuffer; type: string }>;

/**
 * Draws the screen as a PNG, `scale` pixels for one of CSS. No page may look at another one's pixels, so the screen is copied as
 * markup with its computed styles and drawn by the browser. Fonts that the program loaded are not copied.
 */
export async function takePicture(screen: HTMLElement, scale: number, fetchByHost: Fetch): Promise<Picture> {
  const width = screen.offsetWidth;
  const height = screen.offsetHeight;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const missing: string[] = [];
  if (screen.dataset['capture'] === 'hidden') {
    context.fillRect(0, 0, canvas.width, canvas.height);
    return { png: canvas.toDataURL(), missing };
  }
  const copier = new TreeCopier((url) =>
    loadAsData(url, fetchByHost).catch(() => {
      missing.push(url);
      return '';
    }),
  );
  const copy = new XMLSerializer().serializeToString(await copier.copy(screen));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${copy}</foreignObject></svg>`;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return { png: canvas.toDataURL(), missing };
}

async function loadAsData(url: string, fetchByHost: Fetch): Promise<string> {
  if (url.startsWith('data:')) return url;
  const own = url.startsWith('blob:') || new URL(url, location.href).origin === location.origin;
  if (own) return dataUrl(await (await fetch(url)).blob());
  const { data, type } = await fetchByHost(url);
  return dataUrl(new Blob([data], { type }));
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
