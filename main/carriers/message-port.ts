import type { Carrier } from '../contract/wire.ts';

/** A carrier over a DOM MessagePort. The port starts with the first message listener. */
export function messagePortCarrier(port: MessagePort): Carrier {
  const closeListeners: (() => void)[] = [];
  let closed = false;
  const close = (): void => {
    if (closed) return;
    closed = true;
    port.close();
    for (const listener of closeListeners) listener();
  };
  // Chromium tells the other end of a port that was closed or whose process is gone.
  port.addEventListener('close', close);
  return {
    send(message) {
      if (!closed) port.postMessage(message);
    },
    onMessage(listener) {
      port.addEventListener('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => void closeListeners.push(listener),
    close,
  };
}
