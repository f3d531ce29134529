import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SessionFile } from '../core/shell.ts';

/** First and last byte that a `Range` header asks for; null: the whole file; 'none': nothing that the file has. */
export function byteRange(header: string | undefined, size: number): { start: number; end: number } | null | 'none' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start > end ? 'none' : { start, end };
}

/** Answers GET and HEAD with a file, or with the part of it that was asked for (media elements seek by ranges). */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: SessionFile, headers: Record<string, string>): void {
  const body = typeof file.body === 'string' ? Buffer.from(file.body) : file.body;
  const range = byteRange(request.headers.range, body.byteLength);
  const base = {
    ...headers,
    'content-type': file.type,
    'cache-control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
    'accept-ranges': 'bytes',
  };
  if (range === 'none') {
    response.writeHead(416, { ...base, 'content-range': `bytes */${body.byteLength}` }).end();
    return;
  }
  const part = range ? body.subarray(range.start, range.end + 1) : body;
  response.writeHead(range ? 206 : 200, {
    ...base,
    'content-length': String(part.byteLength),
    ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${body.byteLength}` } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : part);
}
