import type { SessionFile } from '../shell.ts';

/** What a shell answers to a request for a file, whatever it answers it with. */
export interface FileAnswer {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

/**
 * First and last byte that a `Range` header asks for; null: the whole file, also for what is malformed or asks for several
 * parts (RFC 9110, 14.2: such a header may be ignored); 'none': nothing that the file has.
 */
function byteRange(header: string | null | undefined, size: number): { start: number; end: number } | null | 'none' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match) return null;
  const [first = '', last = ''] = match.slice(1);
  if (first === '' && last === '') return null;
  if (first !== '' && last !== '' && Number(first) > Number(last)) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? 'none' : { start, end };
}

/** The file, or the part of it that `range` (a `Range` header) asks for: media elements seek by ranges. */
export function fileAnswer(file: SessionFile, range: string | null | undefined): FileAnswer {
  const bytes = typeof file.body === 'string' ? Buffer.from(file.body) : file.body;
  const body = new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  const found = byteRange(range, body.byteLength);
  const headers = {
    'content-type': file.type,
    'cache-control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
    'accept-ranges': 'bytes',
  };
  if (found === 'none') {
    return {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${body.byteLength}`, 'content-length': '0' },
      body: body.subarray(0, 0),
    };
  }
  if (!found) return { status: 200, headers: { ...headers, 'content-length': String(body.byteLength) }, body };
  const part = body.subarray(found.start, found.end + 1);
  const place = `bytes ${found.start}-${found.end}/${body.byteLength}`;
  return { status: 206, headers: { ...headers, 'content-range': place, 'content-length': String(part.byteLength) }, body: part };
}
