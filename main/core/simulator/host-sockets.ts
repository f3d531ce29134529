import { WebSocket } from 'ws';
import { HostError } from '../../../simulator/host/host.ts';
import { z } from '../../contract/zod.ts';
import { type OwnPorts, refuseOwnServers, withoutHost } from './own-servers.ts';

const MAX_SOCKETS = 20;
const MAX_PAYLOAD = 10 * 1024 * 1024;
const Connect = z.object({
  socketId: z.number(),
  url: z.string().max(65_536),
  header: z.record(z.string(), z.string()).default({}),
  protocols: z.array(z.string()).default([]),
  timeout: z.number().positive().default(60_000),
});
const Send = z.object({ socketId: z.number(), data: z.union([z.string(), z.instanceof(ArrayBuffer)]) });
const Close = z.object({ socketId: z.number(), code: z.number().default(1000), reason: z.string().max(123).default('') });

/** WebSockets of one mini program. What happens on them is told by `socketOpen`, `socketMessage`, `socketError`, `socketClose`. */
export class HostSockets {
  readonly #emit: (name: string, detail: unknown) => void;
  readonly #ownPorts: OwnPorts;
  readonly #check: (url: URL) => Promise<void>;
  readonly #sockets = new Map<number, WebSocket>();
  /** Sockets whose address is being checked; one that is closed meanwhile never connects. */
  readonly #checking = new Set<number>();

  /** `check` throws HostError for an address that the mini program may not use. */
  constructor(emit: (name: string, detail: unknown) => void, ownPorts: OwnPorts, check: (url: URL) => Promise<void>) {
    this.#emit = emit;
    this.#ownPorts = ownPorts;
    this.#check = check;
  }

  async connect(args: unknown): Promise<void> {
    const { socketId, url, header, protocols, timeout } = Connect.parse(args);
    if (!URL.canParse(url) || !/^wss?:$/.test(new URL(url).protocol))
      throw new HostError(`connectSocket:fail invalid url "${url.slice(0, 200)}"`);
    if (this.#sockets.size + this.#checking.size >= MAX_SOCKETS) throw new HostError('connectSocket:fail too many sockets are open');
    this.#checking.add(socketId);
    try {
      await this.#check(new URL(url));
      if (!this.#checking.has(socketId)) return;
    } finally {
      this.#checking.delete(socketId);
    }
    this.#sockets.get(socketId)?.terminate();
    const socket = new WebSocket(url, protocols, {
      headers: withoutHost(header),
      handshakeTimeout: timeout,
      maxPayload: MAX_PAYLOAD,
      finishRequest: (request) => {
        // Nothing is sent before the target is known to be none of the IDE's own.
        refuseOwnServers('connectSocket', new URL(url), this.#ownPorts).then(
          () => request.destroyed || request.end(),
          (error: unknown) => request.destroy(error instanceof HostError ? new Error(error.errMsg) : (error as Error)),
        );
      },
    });
    socket.binaryType = 'arraybuffer';
    this.#sockets.set(socketId, socket);
    socket.on('open', () => this.#emit('socketOpen', { socketId, header: {} }));
    socket.on('message', (data, isBinary) =>
      this.#emit('socketMessage', { socketId, data: isBinary ? data : Buffer.from(data as ArrayBuffer).toString() }),
    );
    socket.on('error', (error) => this.#emit('socketError', { socketId, errMsg: error.message }));
    socket.on('close', (code, reason) => {
      if (this.#sockets.get(socketId) === socket) this.#sockets.delete(socketId);
      this.#emit('socketClose', { socketId, code, reason: reason.toString() });
    });
  }

  send(args: unknown): void {
    const { socketId, data } = Send.parse(args);
    const socket = this.#sockets.get(socketId);
    if (socket?.readyState !== WebSocket.OPEN) throw new HostError('sendSocketMessage:fail WebSocket is not connected');
    socket.send(data);
  }

  close(args: unknown): void {
    const { socketId, code, reason } = Close.parse(args);
    if (code !== 1000 && (code < 3000 || code > 4999)) throw new HostError('closeSocket:fail the code must be 1000 or from 3000 to 4999');
    if (this.#checking.delete(socketId)) this.#emit('socketClose', { socketId, code, reason });
    this.#sockets.get(socketId)?.close(code, reason);
  }

  dispose(): void {
    this.#checking.clear();
    for (const socket of this.#sockets.values()) {
      socket.removeAllListeners();
      socket.on('error', () => {});
      socket.terminate();
    }
    this.#sockets.clear();
  }
}
