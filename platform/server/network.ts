import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';

/** The first IPv4 address of this machine that others on its network can reach. */
export function networkAddress(): string | null {
  for (const addresses of Object.values(os.networkInterfaces())) {
    const found = addresses?.find((address) => address.family === 'IPv4' && !address.internal);
    if (found) return found.address;
  }
  return null;
}

export interface Listener {
  port: number;
  /** Takes no new connections and ends; requests that are under way may take `waitMs` (default 0) to be answered. */
  close(waitMs?: number): Promise<void>;
}

/** Connections that a client keeps for later are ended so often while requests are waited for. */
const IDLE_EVERY_MS = 50;

/** Node would cut off a request after five minutes, and a large package over a slow line takes longer. */
const LONGEST_REQUEST_MS = 24 * 60 * 60 * 1000;

function listen(handler: http.RequestListener, host: string, port: number): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const server = http.createServer({ requestTimeout: LONGEST_REQUEST_MS }, handler);
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve({
        port: (server.address() as AddressInfo).port,
        close: (waitMs = 0) =>
          new Promise((done) => {
            const idle = setInterval(() => server.closeIdleConnections(), IDLE_EVERY_MS);
            const enough = setTimeout(() => server.closeAllConnections(), waitMs);
            server.close(() => {
              clearInterval(idle);
              clearTimeout(enough);
              done();
            });
            if (waitMs === 0) server.closeAllConnections();
            else server.closeIdleConnections();
          }),
      });
    });
  });
}

/** Listens on `port` (0: any free one). With `orAny`, a taken port is no failure: another one is used. */
export async function listenOn(handler: http.RequestListener, host: string, port: number, orAny = false): Promise<Listener> {
  try {
    return await listen(handler, host, port);
  } catch (error) {
    if (!orAny || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return await listen(handler, host, 0);
  }
}
