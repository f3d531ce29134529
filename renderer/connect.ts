import { messagePortCarrier } from '../main/carriers/message-port.ts';
import { webSocketCarrier } from '../main/carriers/web-socket.ts';
import { AppError } from '../main/contract/errors.ts';
import type { Carrier } from '../main/contract/wire.ts';

declare global {
  interface Window {
    /** Put there by the Electron shell's preload. */
    kumquat?: { connect(): void };
  }
}

const TOKEN_KEY = 'kumquat.token';

/** Opens a carrier to the backend of the shell that this page runs in. */
export function connect(): Promise<Carrier> {
  return window.kumquat ? connectPort(window.kumquat) : connectSocket();
}

/** Electron: the preload posts a port to this window when it is asked. */
function connectPort(shell: { connect(): void }): Promise<Carrier> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'kumquat:port' || !port) return;
      window.removeEventListener('message', onMessage);
      resolve(messagePortCarrier(port));
    };
    window.addEventListener('message', onMessage);
    shell.connect();
  });
}

/** Browser shell: a WebSocket of this host; the token travels as a subprotocol, because pages can set no other header on it. */
function connectSocket(): Promise<Carrier> {
  const token = takeToken();
  return new Promise((resolve, reject) => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/rpc`, ['kumquat', `token.${token}`]);
    socket.addEventListener('open', () => resolve(webSocketCarrier(socket)), { once: true });
    socket.addEventListener('error', () => reject(new AppError('closed', 'The backend cannot be reached.')), { once: true });
  });
}

/** The token of the address's fragment, kept for reloads of this tab and taken out of the address. */
export function takeToken(): string {
  const found = /[#&]token=([^&]+)/.exec(location.hash)?.[1];
  if (found) {
    sessionStorage.setItem(TOKEN_KEY, decodeURIComponent(found));
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? '';
}
