import { createServer, STATUS_CODES } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SettingsStore } from '../core/shell.ts';
import { answerRequest, type SiteOptions } from './answer-request.ts';
import { checkUpgrade, SOCKET_PROTOCOL } from './check-upgrade.ts';
import { listen } from './listen.ts';
import { requestPath } from './request-path.ts';

/** Largest message of a page; the contract's largest text, escaped, fits. */
const MAX_MESSAGE = 64 * 1024 * 1024;

export interface Site {
  port: number;
  /** Ends open connections too. */
  stop(): Promise<void>;
}

export interface StartSiteOptions {
  token: string;
  /** Remembers the port from one run to the next. */
  saved: SettingsStore;
  port?: number;
  /** Called once the port is known and before the first request is answered. */
  open(port: number): SiteOptions & { onSocket(socket: WebSocket): void };
}

/** Serves the IDE and the simulator's sessions on loopback, and hands over the sockets of pages that proved to be the IDE. */
export async function startSite(options: StartSiteOptions): Promise<Site> {
  const server = createServer({ requestTimeout: 30_000 });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    handleProtocols: () => SOCKET_PROTOCOL,
  });
  const port = await listen(server, options.saved, options.port);
  const site = options.open(port);

  server.on('request', (request, response) => void answerRequest(request, response, port, site));
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refused = checkUpgrade(
      {
        path: requestPath(request.url) ?? '',
        host: request.headers.host,
        origin: request.headers.origin,
        protocols: request.headers['sec-websocket-protocol'],
      },
      port,
      options.token,
    );
    if (refused !== null) {
      socket.end(`HTTP/1.1 ${refused} ${STATUS_CODES[refused]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => site.onSocket(webSocket));
  });

  return {
    port,
    stop: () =>
      new Promise((resolve, reject) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
