import { isStill } from '../still.ts';

const BARS = ['#c0c0c0', '#c0c000', '#00c0c0', '#00c000', '#c000c0', '#c00000', '#0000c0'];

/** Seconds that the ball needs from one side to the other. */
const PASSAGE = 3;

/** A moving picture that stands in for a camera or a broadcast: bars, a ball that moves, the time, and what it stands for. */
export class TestPicture {
  readonly #start = performance.now();
  #frame = 0;
  mirrored = false;
  zoom = 1;

  constructor(
    readonly canvas: HTMLCanvasElement,
    private readonly label: string,
  ) {}

  /** Draws until `stop`. */
  run(): void {
    if (this.#frame !== 0) return;
    const turn = (): void => {
      this.draw();
      this.#frame = requestAnimationFrame(turn);
    };
    turn();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  draw(): void {
    const { canvas } = this;
    const width = Math.max(1, canvas.clientWidth || canvas.width);
    const height = Math.max(1, canvas.clientHeight || canvas.height);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext('2d');
    if (context) this.#paint(context, width, height);
  }

  /** The present picture in another size. */
  copy(width: number, height: number): HTMLCanvasElement {
    const copy = document.createElement('canvas');
    copy.width = width;
    copy.height = height;
    const context = copy.getContext('2d');
    if (context) this.#paint(context, width, height);
    return copy;
  }

  #paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    const seconds = isStill() ? 0 : (performance.now() - this.#start) / 1000;
    context.save();
    context.translate(width / 2, height / 2);
    context.scale(this.mirrored ? -this.zoom : this.zoom, this.zoom);
    context.translate(-width / 2, -height / 2);
    BARS.forEach((color, i) => {
      context.fillStyle = color;
      context.fillRect((width * i) / BARS.length, 0, width / BARS.length + 1, height * 0.75);
      context.fillStyle = `hsl(0 0% ${(i / (BARS.length - 1)) * 100}%)`;
      context.fillRect((width * i) / BARS.length, height * 0.75, width / BARS.length + 1, height * 0.25);
    });
    const passage = (seconds / PASSAGE) % 2;
    const share = passage > 1 ? 2 - passage : passage;
    const radius = Math.min(width, height) * 0.08;
    context.fillStyle = '#ffffff';
    context.beginPath();
    context.arc(radius + share * (width - 2 * radius), height * 0.62, radius, 0, Math.PI * 2);
    context.fill();
    context.restore();
    this.#write(context, width, height, seconds);
  }

  #write(context: CanvasRenderingContext2D, width: number, height: number, seconds: number): void {
    const size = Math.max(10, Math.min(18, width / 20));
    const text = `${this.label}  ${Math.floor(seconds)} s`;
    context.font = `${size}px sans-serif`;
    const box = context.measureText(text).width + size;
    context.fillStyle = 'rgba(0, 0, 0, 0.55)';
    context.fillRect((width - box) / 2, height * 0.3 - size, box, size * 2);
    context.fillStyle = '#ffffff';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(text, width / 2, height * 0.3);
  }
}

/** A picture of a canvas as a file for the thread. */
export async function pictureFile(
  canvas: HTMLCanvasElement,
  type: 'image/jpeg' | 'image/png',
  quality?: number,
): Promise<{ bytes: ArrayBuffer; extension: string }> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!blob) throw new Error('the picture could not be made');
  return { bytes: await blob.arrayBuffer(), extension: type === 'image/png' ? 'png' : 'jpg' };
}
