import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { embedderPolicy, guestPolicy } from '../../simulator/protocol/content-policy.ts';
import type { SessionFile } from '../core/shell.ts';
import { fileAnswer } from '../core/simulator/file-answer.ts';
import { decodedPath, IDE_HOST, IDE_ORIGIN, sessionOf } from './origins.ts';

export interface ServeSchemesOptions {
  /** Holds `dist/renderer`. */
  programFolder: string;
  sessionFile(session: string, pathname: string): Promise<SessionFile | null>;
}

/** Schemes of our own have no CORS between them: the policy on every answer is what keeps their pages apart. */
function headersWith(policy: string): Record<string, string> {
  return { 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
}

function refusal(status: number, headers: Record<string, string>): Response {
  return new Response(null, { status, headers });
}

/** Serves `app://kumquat/` from the renderer's folder and `sim://SESSION/` from the backend's sessions. */
export function serveSchemes({ programFolder, sessionFile }: ServeSchemesOptions): void {
  const renderer = path.join(programFolder, 'dist/renderer');
  const ideHeaders = headersWith(embedderPolicy({ guestOrigin: 'sim:', connect: '' }));
  const guestHeaders = headersWith(guestPolicy(IDE_ORIGIN));

  protocol.handle('app', async (request) => {
    const pathname = decodedPath(request.url);
    if (new URL(request.url).host !== IDE_HOST || request.method !== 'GET' || pathname === null) return refusal(404, ideHeaders);
    const file = path.join(renderer, pathname === '/' ? 'index.html' : pathname);
    try {
      const answer = await net.fetch(pathToFileURL(file).href);
      const headers = { ...ideHeaders, 'content-type': answer.headers.get('content-type') ?? 'application/octet-stream' };
      return new Response(answer.body, { status: answer.status, headers });
    } catch {
      return refusal(404, ideHeaders);
    }
  });

  protocol.handle('sim', async (request) => {
    const session = sessionOf(request.url);
    const pathname = decodedPath(request.url);
    if (session === null || pathname === null || request.method !== 'GET') return refusal(404, guestHeaders);
    try {
      const file = await sessionFile(session, pathname);
      if (!file) return refusal(404, guestHeaders);
      const answer = fileAnswer(file, request.headers.get('range'));
      return new Response(answer.body, { status: answer.status, headers: { ...guestHeaders, ...answer.headers } });
    } catch (error) {
      console.error(error);
      return refusal(500, guestHeaders);
    }
  });
}
