/** Lengths and distances of RFC 1951: code, first value, extra bits. */
const LENGTHS: [number, number, number][] = [];
const DISTANCES: [number, number, number][] = [];

function fillTables(): void {
  let base = 3;
  for (let code = 257; code < 285; code++) {
    const extra = code < 265 ? 0 : (code - 261) >> 2;
    LENGTHS.push([code, base, extra]);
    base += 1 << extra;
  }
  LENGTHS.push([285, 258, 0]);
  base = 1;
  for (let code = 0; code < 30; code++) {
    const extra = code < 4 ? 0 : (code - 2) >> 1;
    DISTANCES.push([code, base, extra]);
    base += 1 << extra;
  }
}
fillTables();

function entryFor(table: [number, number, number][], value: number): [number, number, number] {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (table[middle]![1] <= value) low = middle;
    else high = middle - 1;
  }
  return table[low]!;
}

class BitWriter {
  #bytes: Uint8Array;
  #size = 0;
  #bits = 0;
  #count = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected);
  }

  /** Lowest bit first. */
  write(value: number, count: number): void {
    this.#bits |= value << this.#count;
    this.#count += count;
    while (this.#count >= 8) {
      this.byte(this.#bits & 255);
      this.#bits >>>= 8;
      this.#count -= 8;
    }
  }

  /** A Huffman code: highest bit first. */
  code(value: number, count: number): void {
    let turned = 0;
    for (let i = 0; i < count; i++) turned |= ((value >> i) & 1) << (count - 1 - i);
    this.write(turned, count);
  }

  flush(): void {
    if (this.#count > 0) this.byte(this.#bits & 255);
    this.#bits = 0;
    this.#count = 0;
  }

  byte(value: number): void {
    if (this.#size === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2 + 64);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#size++] = value;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }
}

function writeSymbol(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.code(0x30 + symbol, 8);
  else if (symbol < 256) out.code(0x190 + symbol - 144, 9);
  else if (symbol < 280) out.code(symbol - 256, 7);
  else out.code(0xc0 + symbol - 280, 8);
}

const WINDOW = 32_768;
const HASH_BITS = 15;

/** Bytes as a zlib stream (RFC 1950), with the fixed code: quick and good enough for pictures that live for a while. */
export function compress(data: Uint8Array): Uint8Array {
  const out = new BitWriter((data.length >> 2) + 64);
  out.byte(0x78);
  out.byte(0x01);
  out.write(1, 1);
  out.write(1, 2);
  const heads = new Int32Array(1 << HASH_BITS).fill(-1);
  let at = 0;
  while (at < data.length) {
    let length = 0;
    let distance = 0;
    if (at + 3 <= data.length) {
      const hash =
        (Math.imul(data[at]! | (data[at + 1]! << 8) | (data[at + 2]! << 16), 0x9e3779b1) >>> (32 - HASH_BITS)) & ((1 << HASH_BITS) - 1);
      const candidate = heads[hash]!;
      heads[hash] = at;
      if (candidate >= 0 && at - candidate <= WINDOW) {
        const limit = Math.min(258, data.length - at);
        while (length < limit && data[candidate + length] === data[at + length]) length++;
        distance = at - candidate;
      }
    }
    if (length >= 3) {
      const [code, base, extra] = entryFor(LENGTHS, length);
      writeSymbol(out, code);
      out.write(length - base, extra);
      const [far, first, more] = entryFor(DISTANCES, distance);
      out.code(far, 5);
      out.write(distance - first, more);
      at += length;
    } else {
      writeSymbol(out, data[at]!);
      at += 1;
    }
  }
  writeSymbol(out, 256);
  out.flush();
  let a = 1;
  let b = 0;
  for (const byte of data) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  for (const byte of [b >> 8, b & 255, a >> 8, a & 255]) out.byte(byte);
  return out.bytes;
}
