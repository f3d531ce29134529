import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { embedderPolicy, guestPolicy } from '../../simulator/protocol/content-policy.ts';
import type { SessionFile } from '../core/shell.ts';
import { guestOrigin, ideHost, ideOrigin, type Target, targetOf } from './addresses.ts';
import { programFile } from './program-file.ts';
import { requestPath } from './request-path.ts';
import { sendFile } from './send-file.ts';

export interface SiteOptions {
  /** Holds `dist/renderer`. */
  programFolder: string;
  /** A file of a simulator session's origin; null when there is no such session or file. */
  sessionFile(session: string, pathname: string): Promise<SessionFile | null>;
}

/**
 * Both kinds of pages ask for a process of their own and are closed to every other origin, which can neither frame them nor
 * load their files as scripts or images.
 */
function headersFor(target: Target, port: number): Record<string, string> {
  const policy =
    target.kind === 'ide'
      ? embedderPolicy({ guestOrigin: guestOrigin(port).replace('{session}', '*'), connect: `ws://${ideHost(port)}` })
      : guestPolicy(ideOrigin(port));
  return {
    'content-security-policy': policy,
    'origin-agent-cluster': '?1',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-length': '0', 'x-content-type-options': 'nosniff', ...headers }).end();
}

/** Answers one HTTP request of the IDE's or a session's origin. Never rejects. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse, port: number, site: SiteOptions): Promise<void> {
  const target = targetOf(request.headers.host, port);
  if (!target) return refuse(response, 421);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, { allow: 'GET, HEAD' });
  const pathname = requestPath(request.url);
  if (pathname === null) return refuse(response, 400);
  const headers = headersFor(target, port);
  // A session lives in the IDE's frame: a tab or window of its own, by whomever it was opened, gets none of it.
  if (target.kind === 'guest' && request.headers['sec-fetch-dest'] === 'document') return refuse(response, 403, headers);
  try {
    const file =
      target.kind === 'ide'
        ? await programFile(path.join(site.programFolder, 'dist/renderer'), pathname)
        : await site.sessionFile(target.session, pathname);
    if (!file) return refuse(response, 404, headers);
    sendFile(request, response, file, headers);
  } catch (error) {
    console.error(error);
    if (response.headersSent) response.destroy();
    else refuse(response, 500, headers);
  }
}
