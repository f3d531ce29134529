import { ApiError } from '../api-error.ts';
import { base64ToBuffer, bufferToBase64 } from '../wx/base64.ts';
import { fileErrors } from './file-errors.ts';

const UTF8 = new Set(['utf8', 'utf-8']);
const UTF16 = new Set(['ucs2', 'ucs-2', 'utf16le', 'utf-16le']);
const SINGLE_BYTE = new Set(['ascii', 'binary', 'latin1']);
const CHUNK = 0x8000;

/** Bytes as text of the encoding; undefined gives the bytes themselves. @throws ApiError for an unknown encoding */
export function decodeBytes(bytes: Uint8Array, encoding: unknown): string | ArrayBuffer {
  if (encoding === undefined || encoding === null || encoding === '') return bytes.slice().buffer as ArrayBuffer;
  const name = String(encoding).toLowerCase();
  if (UTF8.has(name)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (UTF16.has(name)) return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
  if (name === 'base64') return bufferToBase64(bytes.slice().buffer as ArrayBuffer);
  if (name === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (SINGLE_BYTE.has(name)) return singleBytes(name === 'ascii' ? bytes.map((byte) => byte & 127) : bytes);
  throw unknownEncoding(encoding);
}

/** What an app writes, as bytes: a buffer as it is, text in the encoding (UTF-8). @throws ApiError */
export function encodeData(data: unknown, encoding: unknown): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  if (typeof data !== 'string') throw new ApiError('data must be a string or ArrayBuffer', 1300022);
  const name = encoding === undefined || encoding === null || encoding === '' ? 'utf8' : String(encoding).toLowerCase();
  if (UTF8.has(name)) return new TextEncoder().encode(data);
  if (UTF16.has(name)) return new Uint8Array(Uint16Array.from({ length: data.length }, (_, index) => data.charCodeAt(index)).buffer);
  if (name === 'base64') {
    if (!/^[A-Za-z0-9+/\s]*=*\s*$/.test(data)) throw fileErrors.encoding();
    return new Uint8Array(base64ToBuffer(data));
  }
  if (name === 'hex') return Uint8Array.from(data.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
  if (SINGLE_BYTE.has(name)) return Uint8Array.from({ length: data.length }, (_, index) => data.charCodeAt(index));
  throw unknownEncoding(encoding);
}

function singleBytes(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK) text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return text;
}

function unknownEncoding(encoding: unknown): ApiError {
  return new ApiError(`invalid encoding "${String(encoding)}"`, 1300022);
}
