import { ApiError } from '../api-error.ts';
import { type ApiOptions, asyncApi } from './async-api.ts';
import { SocketTask } from './socket-task.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

/** WebSockets that a phone holds at once. */
const MAX_SOCKETS = 5;

type Listener = (detail: unknown) => void;
type SocketEvent = 'onOpen' | 'onMessage' | 'onClose' | 'onError';

/** WebSockets as tasks, and the older APIs, which mean the socket that was opened last. */
export function socketApis(context: WxContext): ApiMembers {
  let open: SocketTask[] = [];
  const globals = new Map<SocketEvent, Listener>();
  /** `run` of the latest socket; without one the API fails. */
  const ofLatest =
    (name: string, run: (socket: SocketTask, options: ApiOptions) => unknown) =>
    (options: ApiOptions = {}): unknown => {
      const socket = open.at(-1);
      if (socket) return run(socket, options);
      return asyncApi(context, name, () => {
        throw new ApiError('WebSocket is not connected');
      })(options);
    };
  const listen = (event: SocketEvent) => (listener: Listener) => void globals.set(event, listener);
  return {
    connectSocket: (options: ApiOptions = {}): SocketTask => {
      open = open.filter((each) => each.readyState !== each.CLOSED);
      const socket = new SocketTask(context, options, open.length >= MAX_SOCKETS);
      open.push(socket);
      for (const event of ['onOpen', 'onMessage', 'onClose', 'onError'] as const) socket[event]((detail) => globals.get(event)?.(detail));
      return socket;
    },
    sendSocketMessage: ofLatest('sendSocketMessage', (socket, options) => socket.send(options)),
    closeSocket: ofLatest('closeSocket', (socket, options) => socket.close(options)),
    onSocketOpen: listen('onOpen'),
    onSocketMessage: listen('onMessage'),
    onSocketClose: listen('onClose'),
    onSocketError: listen('onError'),
  };
}
