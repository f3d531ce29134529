import type { Carrier } from '../contract/wire.ts';
import { decodeFrame, encodeFrame } from './json-frame.ts';

/** What a browser's WebSocket and a socket of `ws` have in common, as far as it is needed here. */
export interface SocketLike {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close' | 'error', listener: () => void): void;
}

/** Largest text frame that is accepted, in characters. */
export const MAX_FRAME = 64 * 1024 * 1024;

const OPEN = 1;
const UNSUPPORTED_DATA = 1003;
const INVALID_DATA = 1007;
const TOO_BIG = 1009;

/** A carrier of JSON text frames over an open WebSocket. Frames that are not text, not JSON or too large close it. */
export function webSocketCarrier(socket: SocketLike, maxFrame = MAX_FRAME): Carrier {
  return {
    send(message) {
      if (socket.readyState === OPEN) socket.send(encodeFrame(message));
    },
    onMessage(listener) {
      socket.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string') return socket.close(UNSUPPORTED_DATA, 'text frames only');
        if (data.length > maxFrame) return socket.close(TOO_BIG, 'frame too large');
        let message: unknown;
        try {
          message = decodeFrame(data);
        } catch {
          return socket.close(INVALID_DATA, 'not JSON');
        }
        listener(message);
      });
    },
    onClose(listener) {
      socket.addEventListener('close', listener);
      // An error is always followed by close; without a listener `ws` would throw it.
      socket.addEventListener('error', () => {});
    },
    close: () => socket.close(),
  };
}
