import { AC, CHROMINANCE, type CodeTable, DC, LUMINANCE, ZIGZAG } from './jpeg-tables.ts';

type Codes = Map<number, { code: number; length: number }>;

function codesOf({ counts, values }: CodeTable): Codes {
  const codes: Codes = new Map();
  let code = 0;
  let next = 0;
  counts.forEach((count, index) => {
    for (let i = 0; i < count; i++) codes.set(values[next++]!, { code: code++, length: index + 1 });
    code <<= 1;
  });
  return codes;
}

const DC_CODES = codesOf(DC);
const AC_CODES = codesOf(AC);

/** COSINES[u * 8 + x] is the weight of sample x in frequency u. */
const COSINES = Float64Array.from(
  { length: 64 },
  (_, i) => (i < 8 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * (i & 7) + 1) * (i >> 3) * Math.PI) / 16),
);

function transform(block: Float64Array, scratch: Float64Array): void {
  for (let y = 0; y < 8; y++)
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let x = 0; x < 8; x++) sum += block[y * 8 + x]! * COSINES[u * 8 + x]!;
      scratch[y * 8 + u] = sum;
    }
  for (let u = 0; u < 8; u++)
    for (let v = 0; v < 8; v++) {
      let sum = 0;
      for (let y = 0; y < 8; y++) sum += scratch[y * 8 + u]! * COSINES[v * 8 + y]!;
      block[v * 8 + u] = sum;
    }
}

function scaled(table: readonly number[], quality: number): number[] {
  const percent = Math.min(100, Math.max(1, Math.round(quality * 100)));
  const scale = percent < 50 ? 5000 / percent : 200 - percent * 2;
  return table.map((value) => Math.min(255, Math.max(1, Math.floor((value * scale + 50) / 100))));
}

class JpegWriter {
  readonly bytes: number[] = [];
  #bits = 0;
  #count = 0;

  word(value: number): void {
    this.bytes.push(value >> 8, value & 255);
  }

  segment(marker: number, data: readonly number[]): void {
    this.word(marker);
    this.word(data.length + 2);
    for (const byte of data) this.bytes.push(byte);
  }

  bits(value: number, length: number): void {
    for (let i = length - 1; i >= 0; i--) {
      this.#bits = (this.#bits << 1) | ((value >> i) & 1);
      this.#count += 1;
      if (this.#count < 8) continue;
      this.bytes.push(this.#bits);
      if (this.#bits === 255) this.bytes.push(0);
      this.#bits = 0;
      this.#count = 0;
    }
  }

  flush(): void {
    while (this.#count > 0) this.bits(1, 1);
  }

  symbol(codes: Codes, value: number): void {
    const { code, length } = codes.get(value)!;
    this.bits(code, length);
  }
}

const sizeOf = (value: number): number => 32 - Math.clz32(Math.abs(value));

/** Writes one block of 8 x 8 samples; returns its mean, to which the next block's is relative. */
function writeBlock(out: JpegWriter, block: Float64Array, scratch: Float64Array, table: readonly number[], before: number): number {
  transform(block, scratch);
  const values = ZIGZAG.map((at) => Math.round(block[at]! / table[at]!));
  const mean = values[0]!;
  const amount = (value: number, size: number): void => out.bits(value < 0 ? value + (1 << size) - 1 : value, size);
  const change = mean - before;
  out.symbol(DC_CODES, sizeOf(change));
  amount(change, sizeOf(change));
  let zeros = 0;
  for (let i = 1; i < 64; i++) {
    const value = values[i]!;
    if (value === 0) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) out.symbol(AC_CODES, 0xf0);
    out.symbol(AC_CODES, (zeros << 4) | sizeOf(value));
    amount(value, sizeOf(value));
    zeros = 0;
  }
  if (zeros > 0) out.symbol(AC_CODES, 0);
  return mean;
}

/** A baseline JPEG of the pixels on black, at once. `quality` from 0 to 1. */
export function encodeJpeg({ width, height, data }: ImageData, quality: number): ArrayBuffer {
  const tables = [scaled(LUMINANCE, quality), scaled(CHROMINANCE, quality)];
  const out = new JpegWriter();
  out.word(0xffd8);
  out.segment(0xffe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  for (const [id, table] of tables.entries()) out.segment(0xffdb, [id, ...ZIGZAG.map((at) => table[at]!)]);
  out.segment(0xffc0, [8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]);
  out.segment(0xffc4, [0x00, ...DC.counts, ...DC.values]);
  out.segment(0xffc4, [0x10, ...AC.counts, ...AC.values]);
  out.segment(0xffda, [3, 1, 0x00, 2, 0x00, 3, 0x00, 0, 63, 0]);
  const blocks = [new Float64Array(64), new Float64Array(64), new Float64Array(64)] as const;
  const scratch = new Float64Array(64);
  const means = [0, 0, 0];
  for (let top = 0; top < height; top += 8)
    for (let left = 0; left < width; left += 8) {
      for (let i = 0; i < 64; i++) {
        const at = (Math.min(height - 1, top + (i >> 3)) * width + Math.min(width - 1, left + (i & 7))) * 4;
        const alpha = data[at + 3]! / 255;
        const [r, g, b] = [data[at]! * alpha, data[at + 1]! * alpha, data[at + 2]! * alpha];
        blocks[0][i] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
        blocks[1][i] = -0.168736 * r - 0.331264 * g + 0.5 * b;
        blocks[2][i] = 0.5 * r - 0.418688 * g - 0.081312 * b;
      }
      blocks.forEach((block, i) => {
        means[i] = writeBlock(out, block, scratch, tables[Math.min(1, i)]!, means[i]!);
      });
    }
  out.flush();
  out.word(0xffd9);
  return Uint8Array.from(out.bytes).buffer;
}
