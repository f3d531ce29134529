import type { DeviceToEmbedder } from '../protocol/device.ts';
import type { HostLink } from './host-link.ts';
import { takePicture } from './picture/take-picture.ts';

/** Milliseconds for each picture of another origin. */
const TIMEOUT = 10_000;

interface Downloaded {
  data: ArrayBuffer;
  header: Record<string, string>;
}

/** Draws the screen, `scale` pixels a CSS pixel; pictures of other origins come through the host. Never rejects. */
export async function screenshotOf(
  screen: HTMLElement,
  scale: number,
  host: HostLink,
): Promise<Extract<DeviceToEmbedder, { kind: 'screenshot' | 'screenshotFailed' }>> {
  try {
    const { png, missing } = await takePicture(screen, scale, async (url) => {
      const request = { url, method: 'GET', header: {}, responseType: 'arraybuffer', timeout: TIMEOUT };
      const { data, header } = (await host.ask('request', request)) as Downloaded;
      return { data, type: header['content-type'] ?? 'image/png' };
    });
    return { kind: 'screenshot', png, missing };
  } catch (error) {
    return { kind: 'screenshotFailed', reason: error instanceof Error ? error.message : String(error) };
  }
}
