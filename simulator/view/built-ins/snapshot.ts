import { BuiltIn } from '../built-in.ts';
import { paint } from '../paint.ts';

/** `snapshot`: `takeSnapshot` of its node answers with a picture of what it shows, as the bytes of a PNG or as pixels. */
export class WxSnapshot extends BuiltIn {
  override nodeValues(): Record<string, unknown> {
    return { width: this.offsetWidth, height: this.offsetHeight };
  }

  override invoke(method: string, args: unknown[]): unknown {
    if (method !== 'takeSnapshot') return super.invoke(method, args);
    const { format = 'png', type = 'file' } = (args[0] ?? {}) as { format?: string; type?: string };
    return this.#take(format, type);
  }

  async #take(format: string, type: string): Promise<unknown> {
    const canvas = await paint(this);
    if (format === 'rgba') return { data: canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.buffer };
    const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made));
    if (!blob) throw new Error('the picture could not be made');
    if (type === 'file') return { tempFilePath: URL.createObjectURL(blob) };
    return { data: await blob.arrayBuffer() };
  }
}
