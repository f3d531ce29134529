import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SessionFile } from '../core/shell.ts';
import { fileAnswer } from '../core/simulator/file-answer.ts';

/** Answers GET and HEAD with a file, or with the part of it that was asked for. */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: SessionFile, headers: Record<string, string>): void {
  const answer = fileAnswer(file, request.headers.range);
  response.writeHead(answer.status, { ...headers, ...answer.headers });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
