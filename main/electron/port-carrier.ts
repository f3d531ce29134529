import type { MessagePortMain } from 'electron';
import type { Carrier } from '../contract/wire.ts';

/** A carrier over the main process's end of a message channel. The port starts with the first message listener. */
export function portCarrier(port: MessagePortMain): Carrier {
  const closeListeners: (() => void)[] = [];
  let closed = false;
  const onClose = (): void => {
    if (closed) return;
    closed = true;
    for (const listener of closeListeners) listener();
  };
  port.on('close', onClose);
  return {
    send(message) {
      if (!closed) port.postMessage(message);
    },
    onMessage(listener) {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => void closeListeners.push(listener),
    close() {
      if (closed) return;
      port.close();
      onClose();
    },
  };
}
