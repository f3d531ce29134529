import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** A server on this machine for the cases of the network: `/NAME` answers as `ROUTES` says, and any path is a WebSocket that echoes. */
export interface Loopback {
  /** `127.0.0.1:PORT` */
  host: string;
  close(): Promise<void>;
}

type Route = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

/** Requests to `/slow` that wait for their answer now, and the most that ever waited together. */
let waiting = 0;
let most = 0;
/** Sends the second part of `/chunks`. */
let goOn = (): void => {};

const ROUTES: Record<string, Route> = {
  /** What was asked, as JSON. */
  echo: ({ method, url, headers }, response, body) => {
    response.setHeader('content-type', 'application/json');
    response.setHeader('set-cookie', 'a=1');
    response.end(JSON.stringify({ method, url, headers, body: body.toString('latin1') }));
  },
  bytes: (_request, response) => void response.end(Buffer.from([0, 1, 254, 255])),
  missing: (_request, response) => void response.writeHead(404).end('nothing'),
  file: (_request, response) => {
    const content = Buffer.alloc(200_000, 'x');
    response.writeHead(200, { 'content-length': content.length, 'content-type': 'text/plain' });
    response.write(content.subarray(0, 100_000));
    setTimeout(() => response.end(content.subarray(100_000)), 20);
  },
  /** The second part of the answer comes when the first one is said to have come. */
  chunks: (_request, response) => {
    response.write('one');
    goOn = () => response.end('two');
  },
  'chunks-go-on': (_request, response) => {
    goOn();
    response.end();
  },
  never: () => {},
  slow: (_request, response) => {
    waiting += 1;
    most = Math.max(most, waiting);
    setTimeout(() => {
      waiting -= 1;
      response.end('slow');
    }, 50);
  },
  most: (_request, response) => {
    response.end(String(most));
    most = 0;
  },
};

export async function startLoopback(): Promise<Loopback> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
      (ROUTES[name] ?? ROUTES['missing'])?.(request, response, Buffer.concat(parts));
    });
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => {
      if (!isBinary && data.toString() === 'close') socket.close(4321, 'as you wish');
      else socket.send(data, { binary: isBinary });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
