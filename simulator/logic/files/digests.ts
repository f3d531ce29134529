/** MD5 and SHA-1, which pages without a secure context do not get from the browser, and SHA-256 beside them. */
export type DigestName = 'md5' | 'sha1' | 'sha256';

/** The digest in lower-case hex. */
export function digest(name: DigestName, bytes: Uint8Array): string {
  if (name === 'md5') return md5(bytes);
  return name === 'sha1' ? sha1(bytes) : sha256(bytes);
}

const rotateLeft = (value: number, count: number): number => (value << count) | (value >>> (32 - count));
const rotateRight = (value: number, count: number): number => (value >>> count) | (value << (32 - count));

/** The message with the padding of the family: a one bit, zeros, and its length in bits at the end of a 64-byte block. */
function padded(bytes: Uint8Array, littleEndian: boolean): DataView {
  const view = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) << 6) + 64));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  const end = view.byteLength - 8;
  const high = Math.floor(bytes.length / 0x20000000);
  view.setUint32(littleEndian ? end + 4 : end, high, littleEndian);
  view.setUint32(littleEndian ? end : end + 4, (bytes.length << 3) >>> 0, littleEndian);
  return view;
}

function hex(words: readonly number[], littleEndian: boolean): string {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  for (const [index, word] of words.entries()) view.setUint32(index * 4, word >>> 0, littleEndian);
  return Array.from(new Uint8Array(view.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const MD5_SINES = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0);

function md5(bytes: Uint8Array): string {
  const view = padded(bytes, true);
  let [a0, b0, c0, d0] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a, b, c, d] = [a0, b0, c0, d0];
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const [mixed, word] =
        round === 0
          ? [(b & c) | (~b & d), step]
          : round === 1
            ? [(d & b) | (~d & c), (5 * step + 1) & 15]
            : round === 2
              ? [b ^ c ^ d, (3 * step + 5) & 15]
              : [c ^ (b | ~d), (7 * step) & 15];
      const sum = (a + mixed + (MD5_SINES[step] ?? 0) + view.getInt32(block + word * 4, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotateLeft(sum, MD5_SHIFTS[round * 4 + (step & 3)] ?? 0)) | 0];
    }
    [a0, b0, c0, d0] = [(a0 + a) | 0, (b0 + b) | 0, (c0 + c) | 0, (d0 + d) | 0];
  }
  return hex([a0, b0, c0, d0], true);
}

function sha1(bytes: Uint8Array): string {
  const view = padded(bytes, false);
  let state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
  const words = new Int32Array(80);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let index = 0; index < 16; index++) words[index] = view.getInt32(block + index * 4);
    for (let index = 16; index < 80; index++)
      words[index] = rotateLeft(words[index - 3]! ^ words[index - 8]! ^ words[index - 14]! ^ words[index - 16]!, 1);
    let [a, b, c, d, e] = state as [number, number, number, number, number];
    for (let step = 0; step < 80; step++) {
      const [mixed, constant] =
        step < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : step < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : step < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      const next = (rotateLeft(a, 5) + mixed + e + constant + words[step]!) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
    }
    state = [a, b, c, d, e].map((value, index) => (value + state[index]!) | 0);
  }
  return hex(state, false);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}

/** The first 32 bits after the point. */
const fraction = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0;
const SHA256_CONSTANTS = primes(64).map((prime) => fraction(Math.cbrt(prime)));
const SHA256_START = primes(8).map((prime) => fraction(Math.sqrt(prime)));

function sha256(bytes: Uint8Array): string {
  const view = padded(bytes, false);
  let state = [...SHA256_START];
  const words = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let index = 0; index < 16; index++) words[index] = view.getInt32(block + index * 4);
    for (let index = 16; index < 64; index++) {
      const [early, late] = [words[index - 15]!, words[index - 2]!];
      const small = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
      const large = rotateRight(late, 17) ^ rotateRight(late, 19) ^ (late >>> 10);
      words[index] = (words[index - 16]! + small + words[index - 7]! + large) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    for (let step = 0; step < 64; step++) {
      const choice = (e & f) ^ (~e & g);
      const first =
        (h + (rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25)) + choice + SHA256_CONSTANTS[step]! + words[step]!) | 0;
      const second = ((rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    state = [a, b, c, d, e, f, g, h].map((value, index) => (value + state[index]!) | 0);
  }
  return hex(state, false);
}
